package org.tousaidants.find.answers;

import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;

/// Proposes communes for the letters typed so far in a commune field. The response may be cached for a day.
@Controller
@PublicAccess
class CommuneSuggestionApi {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SHORTEST = 2;
    private static final int LONGEST = 60;

    /// A proposed commune, with the values that the field shows and sends.
    record CommuneProposal(String code, String name, String postcode, String departement) {}

    private final CommuneNameSource towns;

    CommuneSuggestionApi(CommuneNameSource towns) {
        this.towns = towns;
    }

    @GetMapping("/communes")
    @RateLimit
    ResponseEntity<List<CommuneProposal>> communes(@RequestParam(defaultValue = "") String q) {
        var typed = q.strip();
        var found = typed.length() < SHORTEST || typed.length() > LONGEST
                ? List.<CommuneProposal>of()
                : towns.here().proposals(typed).stream()
                        .map(one -> new CommuneProposal(
                                one.code(), one.name(), one.postcode().orElseGet(one::code), one.departement()))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(found);
    }
}
