// Waits for an answer, but not for long: what comes later is still of use to whoever asks next.

export async function within<Answer>(
  milliseconds: number,
  answer: Promise<Answer>,
  otherwise: Answer,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([answer, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
