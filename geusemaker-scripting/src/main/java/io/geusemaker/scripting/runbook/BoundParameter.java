package io.geusemaker.scripting.runbook;

import groovy.lang.Binding;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.scripting.parameter.Parameter;
import java.util.Map;
import java.util.Optional;

/** A parameter while the runbook asks for its value: given, bound, or left to the default. */
record BoundParameter<T>(String name, Class<T> type, Map<String, ?> options) {

  T value(Map<String, Object> given, Binding binding) {
    Parameter parameter = parameter();
    Object value = given.get(name);
    if (value == null && binding.hasVariable(name)) {
      value = binding.getVariable(name);
    }
    if (value == null) {
      value = options.get("default");
    }
    if (value == null) {
      throw invalid("it has no value and no default");
    }
    return typed(parameter, value);
  }

  private Parameter parameter() {
    try {
      return new Parameter(name, type, Optional.empty(), "");
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
  }

  @SuppressWarnings("unchecked") // of the boxed type, which is T to the script
  private T typed(Parameter parameter, Object value) {
    try {
      boolean asText = value instanceof CharSequence;
      Object read = asText ? parameter.read(value.toString()) : value;
      if (!parameter.type().isInstance(read)) {
        throw invalid("its value has to be a " + parameter.type().getSimpleName());
      }
      return (T) read;
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
  }

  private GeuseMakerException invalid(IllegalArgumentException cause) {
    return new GeuseMakerException(refusal(String.valueOf(cause.getMessage())), cause);
  }

  private GeuseMakerException invalid(String reason) {
    return new GeuseMakerException(refusal(reason));
  }

  private RequestFailure refusal(String reason) {
    return new RequestFailure.Invalid("parameter \"" + name + "\"", reason);
  }
}
