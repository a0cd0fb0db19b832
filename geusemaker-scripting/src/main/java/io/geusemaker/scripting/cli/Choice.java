package io.geusemaker.scripting.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One of a few words, written in lower case.
 *
 * @param words their type
 */
record Choice<E extends Enum<E>>(Class<E> words) implements ITypeConverter<E> {

  @Override
  public E convert(String text) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> written(word).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected " + all() + " but was '" + text + "'"));
  }

  private String all() {
    return Arrays.stream(words.getEnumConstants())
        .map(Choice::written)
        .collect(Collectors.joining(" or "));
  }

  static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
