// What the form for a client's account proposes from the client's name, and what it leaves alone.
import {
  newConnectionDraft,
  proposeSlugAnew,
} from "../../../src/adapters/slack/connection-draft.ts";

test("the short name follows the client's, in a field of another number each time", () => {
  const draft = newConnectionDraft("Café Hafen");
  expect(draft.names.slug).toBe("cafe-hafen");
  const typed = proposeSlugAnew(draft, "Café Hafen Süd");
  expect(typed).toMatchObject({ proposedFor: "Café Hafen Süd", turns: { slug: 1 } });
  expect(typed.names.slug).toBe("cafe-hafen-sud");
  expect(proposeSlugAnew(typed, "Café Hafen Süd ").turns).toEqual({ slug: 1 });
});

test("a short name that was changed by hand stays", () => {
  const draft = { ...newConnectionDraft("Hafen"), names: { slug: "port" } };
  expect(proposeSlugAnew(draft, "Hafen Süd")).toMatchObject({
    proposedFor: "Hafen Süd",
    names: { slug: "port" },
    turns: { slug: 0 },
  });
});
