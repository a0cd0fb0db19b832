package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.osv.OsvApi;
import io.geusemaker.core.advisory.osv.OsvDirectory;
import io.geusemaker.core.advisory.scan.ScanReports;
import io.geusemaker.core.http.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where vulnerabilities are looked up, as the request names it. */
final class AdvisorySources {

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
    return source.startsWith(PatchRequest.SCANS)
        ? ScanReports.byDigest(Path.of(source.substring(PatchRequest.SCANS.length())))
        : new OsvDirectory(Path.of(source));
  }
}
