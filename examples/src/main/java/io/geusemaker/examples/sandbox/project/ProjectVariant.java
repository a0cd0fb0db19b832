package io.geusemaker.examples.sandbox.project;

/** Where the project's secrets come from, and which login n8n has. */
public enum ProjectVariant {
  /** GeuseMaker's own: {@code runtime.env}, for every service and for interpolation. */
  ENVFILE,
  /** Interpolation from {@code .env} beside the compose file. */
  DOTENV,
  /** Written out in the compose file. */
  INLINE,
  /** Files that {@code *_FILE} variables name. */
  SECRETFILE,
  /** As {@link #ENVFILE}, with an n8n before 1.0 behind basic authentication. */
  BASICAUTH,
  /** As {@link #ENVFILE}, with n8n's owner managed by the environment. */
  ENVOWNER,
  /** As {@link #ENVFILE}, with an n8n whose owner was never set up. */
  NOOWNER
}
