package io.geusemaker.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.core.aws.standin.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The SDK's model of a service")
final class ServiceModelTest {

  private final ServiceModel kms = ServiceModel.of("kms");

  private List<String> breachesOf(String request) {
    kms.checkRequest("Decrypt", json(request));
    return kms.breaches();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void holdsWhatIsOfIt() {
    assertThat(breachesOf("{'CiphertextBlob':'AAAA','EncryptionContext':{'a':'b'}}")).isEmpty();
    kms.assertKept();
  }

  @Test
  void tellsOfAnUnknownName() {
    assertThat(breachesOf("{'CiphertextBlob':'AAAA','Context':{}}"))
        .containsExactly("DecryptRequest.Context is unknown");
  }

  @Test
  void tellsOfAnotherType() {
    assertThat(breachesOf("{'CiphertextBlob':'not base64!','EncryptionContext':{'a':1}}"))
        .containsExactly(
            "DecryptRequest.CiphertextBlob is STRING",
            "DecryptRequest.EncryptionContext{} is NUMBER");
  }

  @Test
  void tellsOfWhatIsMissing() {
    ServiceModel dynamoDb = ServiceModel.of("dynamodb");
    dynamoDb.checkRequest("GetItem", json("{'TableName':'t'}"));
    assertThat(dynamoDb.breaches()).containsExactly("GetItemRequest.Key is required");
  }

  @Test
  void tellsOfAnUnknownAction() {
    kms.checkReply("Rotate", json("{}"));
    assertThat(kms.breaches()).containsExactly("Rotate is not in the model");
  }
}
