package io.geusemaker.core.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.geusemaker.core.host.ScriptRunner;

/**
 * One change on the host. Applying and undoing are both idempotent, and both refuse when the host
 * is neither as before nor as after, because somebody else changed it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WriteFiles.class, name = "write-files"),
  @JsonSubTypes.Type(value = ChangeDatabase.class, name = "change-database"),
  @JsonSubTypes.Type(value = Recreate.class, name = "recreate"),
  @JsonSubTypes.Type(value = PullImages.class, name = "pull-images"),
  @JsonSubTypes.Type(value = BackUpDatabase.class, name = "back-up-database"),
  @JsonSubTypes.Type(value = RehearsePatch.class, name = "rehearse-patch"),
  @JsonSubTypes.Type(value = ReplaceImages.class, name = "replace-images"),
  @JsonSubTypes.Type(value = TrySecrets.class, name = "try-secrets"),
  @JsonSubTypes.Type(value = OverlapKeys.class, name = "overlap-keys"),
  @JsonSubTypes.Type(value = EndSessions.class, name = "end-sessions"),
  @JsonSubTypes.Type(value = ReEncrypt.class, name = "re-encrypt"),
  @JsonSubTypes.Type(value = PrepareLogin.class, name = "prepare-login")
})
public sealed interface Step
    permits WriteFiles,
        ChangeDatabase,
        Recreate,
        PullImages,
        BackUpDatabase,
        RehearsePatch,
        ReplaceImages,
        TrySecrets,
        OverlapKeys,
        EndSessions,
        ReEncrypt,
        PrepareLogin {

  /**
   * With which a script ends that found the host neither as before nor as after, and touched
   * nothing.
   */
  int CHANGED_BY_OTHERS = 65;

  /**
   * The compose project that it works on.
   *
   * @return the project
   */
  HostLayout layout();

  /**
   * Its stable name.
   *
   * @return such as {@code files.write}
   */
  String id();

  /**
   * What it does.
   *
   * @return a phrase
   */
  String description();

  /**
   * Makes the change.
   *
   * @param host the connection
   * @return what was seen
   * @throws io.geusemaker.api.failure.GeuseMakerException when it could not be made
   */
  Applied apply(ScriptRunner host);

  /**
   * Whether it makes the state that the operation leaves, so that it is taken again when an
   * operation that died after its last step is taken to its end. One that only prepares, looks, or
   * makes a state on the way is not.
   *
   * @return whether applying it when all have been applied changes nothing
   */
  default boolean isRepeatedAtTheEnd() {
    return false;
  }

  /**
   * Takes the change back, whether it was made wholly, in part or not at all.
   *
   * @param host the connection
   * @throws io.geusemaker.api.failure.GeuseMakerException when it could not be taken back
   */
  void undo(ScriptRunner host);

  /**
   * Takes the change back as far as that is possible where somebody else has changed the same thing
   * meanwhile: theirs stays.
   *
   * @param host the connection
   * @throws io.geusemaker.api.failure.GeuseMakerException when it could not be taken back
   */
  default void undoAround(ScriptRunner host) {
    undo(host);
  }
}
