package org.tousaidants.label.badges;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.rules.versions.RulesVersion;
import tools.jackson.databind.json.JsonMapper;

/// Serves badges, and the documents to which they refer, to programs that verify them.
@Controller
@PublicAccess
@RateLimit
class BadgeApi {
    private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9.-]+");

    private final LabelBadges badges;
    private final BadgeDocuments documents;
    private final TerritoryNetworks networks;

    BadgeApi(LabelBadges badges, BadgeDocuments documents, TerritoryNetworks networks) {
        this.badges = badges;
        this.documents = documents;
        this.networks = networks;
    }

    /// Returns the last signed file of a badge, even if the badge is revoked: the status list records the
    /// revocation. Redirects a browser to the page that shows the status.
    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}")
    ResponseEntity<String> attestation(
            @PathVariable String code, @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return wantsAPage(accept) && SAFE.matcher(code).matches() ? page("/verifier/" + code) : attestationFile(code);
    }

    /// Returns the signed file as a download.
    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}.json")
    ResponseEntity<String> attestationFile(@PathVariable String code) {
        var badge = BadgeCode.typed(code)
                .filter(typed -> typed.value().equals(code))
                .flatMap(typed -> badges.find(typed))
                .orElseThrow(NotFoundException::new);
        return badges.document(badge.code())
                .map(document -> answer(document, "no-cache"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    }

    @GetMapping(BadgeIssuer.PATH + "/etats/{list}")
    ResponseEntity<String> list(@PathVariable String list) {
        var number = list.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(list)) : Optional.<Integer>empty();
        return switch (documents.list(networks.here(), number.orElseThrow(NotFoundException::new))) {
            case BadgeDocuments.StatusListResult.SignedStatusList(var document) ->
                answer(JSON.writeValueAsString(document), "public, max-age=60");
            case BadgeDocuments.StatusListResult.StatusListNotFound() -> throw new NotFoundException();
            case BadgeDocuments.StatusListResult.BadgeKeyLocked() ->
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    @GetMapping(BadgeIssuer.PATH + "/labels/{protocol}/{version}/{profile}")
    ResponseEntity<String> achievement(
            @PathVariable String protocol,
            @PathVariable String version,
            @PathVariable String profile,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        if (wantsAPage(accept) && SAFE.matcher(protocol + version).matches())
            return page(RulesVersion.path(protocol, version));
        return documents
                .achievement(networks.here(), protocol, version, profile)
                .map(document -> answer(JSON.writeValueAsString(document), "public, max-age=3600"))
                .orElseThrow(NotFoundException::new);
    }

    /// Returns whether the client is a browser. A browser asks for HTML; a program asks for JSON or names no
    /// type.
    ///
    /// @param accept header `Accept` of the request
    private static boolean wantsAPage(String accept) {
        return accept.contains("text/html") && !accept.contains("json");
    }

    private static ResponseEntity<String> page(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static ResponseEntity<String> answer(String document, String cache) {
        return ResponseEntity.ok()
                .contentType(JSON_LD)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, cache)
                .header("X-Robots-Tag", "noindex")
                .body(document);
    }
}
