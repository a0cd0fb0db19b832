package io.geusemaker.core.ssm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * What the program of a script left.
 *
 * @param status its exit code, 128 and more for a signal
 * @param took how long it ran, by the host's clock
 * @param stdout its standard output, whole
 * @param stderr its standard error, whole
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, Duration took, byte[] stdout, byte[] stderr) {

  /**
   * Reads the opened answer: a line of four numbers, then both streams.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Answer parse(byte[] opened) {
    byte[] plain = Gzip.expanded(opened);
    int line = 0;
    while (line < plain.length && plain[line] != '\n') {
      line++;
    }
    String[] numbers = new String(plain, 0, line, StandardCharsets.US_ASCII).split(" ", -1);
    if (numbers.length != 4) {
      throw new IllegalArgumentException("not four numbers");
    }
    int out = Integer.parseInt(numbers[2]);
    int err = Integer.parseInt(numbers[3]);
    int start = line + 1;
    if (plain.length - start != out + err) {
      throw new IllegalArgumentException("not of the length that it tells");
    }
    return new Answer(
        Integer.parseInt(numbers[0]),
        Duration.ofSeconds(Math.max(0, Long.parseLong(numbers[1]))),
        Arrays.copyOfRange(plain, start, start + out),
        Arrays.copyOfRange(plain, start + out, plain.length));
  }
}
