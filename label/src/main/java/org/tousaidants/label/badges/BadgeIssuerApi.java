package org.tousaidants.label.badges;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import tools.jackson.databind.json.JsonMapper;

/// Serves two documents about the issuer to programs that verify badges: the Open Badges profile of the issuer and
/// its `did:web` document.
@Controller
@PublicAccess
@RateLimit
class BadgeIssuerApi {
    private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BadgeIssuerLookup issuers;
    private final BadgeKeys keys;
    private final TerritoryNetworks networks;

    BadgeIssuerApi(BadgeIssuerLookup issuers, BadgeKeys keys, TerritoryNetworks networks) {
        this.issuers = issuers;
        this.keys = keys;
        this.networks = networks;
    }

    @GetMapping(BadgeIssuer.PATH + "/did.json")
    ResponseEntity<String> did() {
        var network = networks.here();
        return answer(MediaType.APPLICATION_JSON, issuers.of(network).didDocument(keys.verifying()));
    }

    @GetMapping(BadgeIssuer.PATH + "/emetteur")
    ResponseEntity<String> profile() {
        return answer(JSON_LD, issuers.of(networks.here()).profileDocument());
    }

    /// Returns a document and the header that allows any origin to read it (CORS), because documents about the
    /// issuer are public.
    private static ResponseEntity<String> answer(MediaType type, Map<String, Object> document) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .body(JSON.writeValueAsString(document));
    }
}
