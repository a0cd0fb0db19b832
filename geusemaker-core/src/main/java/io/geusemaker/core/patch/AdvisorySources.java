package io.geusemaker.core.patch;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.spi.AdvisorySourceProvider;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.image.ImageAdvisories;
import io.geusemaker.core.advisory.osv.OsvApi;
import io.geusemaker.core.advisory.osv.OsvDirectory;
import io.geusemaker.core.advisory.scan.ScanReports;
import io.geusemaker.core.extension.Extensions;
import io.geusemaker.core.http.Patience;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where vulnerabilities are looked up, as the request names it. */
final class AdvisorySources {

  /** Of one letter only it would be a drive of Windows. */
  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9.+-]+):(.*)");

  private AdvisorySources() {}

  static List<Advisories> of(PatchRequest request) {
    String source = request.advisories();
    return source.equals(PatchRequest.OFF) ? List.of() : List.of(source(source));
  }

  private static Advisories source(String source) {
    if (source.equals(PatchRequest.OSV)) {
      return OsvApi.standard();
    }
    if (source.startsWith("https://") || source.startsWith("http://")) {
      return OsvApi.at(URI.create(source), Patience.standard());
    }
    if (source.startsWith(PatchRequest.SCANS)) {
      return ScanReports.byDigest(Path.of(source.substring(PatchRequest.SCANS.length())));
    }
    Matcher named = SCHEME.matcher(source);
    return named.matches() && !new File(source).exists()
        ? pluggedIn(named.group(1), named.group(2))
        : new OsvDirectory(Path.of(source));
  }

  private static Advisories pluggedIn(String scheme, String place) {
    List<AdvisorySourceProvider> providers = Extensions.of(AdvisorySourceProvider.class);
    AdvisorySourceProvider serving =
        providers.stream()
            .filter(provider -> provider.scheme().equals(scheme))
            .findFirst()
            .orElseThrow(() -> unknown(scheme, providers));
    try {
      return new ImageAdvisories(scheme + ":" + place, serving.source(place));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static GeuseMakerException unknown(
      String scheme, List<AdvisorySourceProvider> providers) {
    List<String> known = providers.stream().map(AdvisorySourceProvider::scheme).sorted().toList();
    return refused(
        "no source of advisories serves \""
            + scheme
            + ":\", nor is there a directory of that name"
            + (known.isEmpty() ? "" : "; plugged in: " + String.join(", ", known)));
  }

  private static GeuseMakerException refused(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("advisories", reason));
  }
}
