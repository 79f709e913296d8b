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

/// Proposes communes for the letters typed so far in a commune field. An answer may be cached for a day.
@Controller
@PublicAccess
class CommuneApi {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SHORTEST = 2;
    private static final int LONGEST = 60;

    /// A commune as the field shows it and sends it.
    record Proposal(String code, String name, String postcode, String departement) {}

    private final TownNameSource towns;

    CommuneApi(TownNameSource towns) {
        this.towns = towns;
    }

    @GetMapping("/communes")
    @RateLimit
    ResponseEntity<List<Proposal>> communes(@RequestParam(defaultValue = "") String q) {
        var typed = q.strip();
        var found = typed.length() < SHORTEST || typed.length() > LONGEST
                ? List.<Proposal>of()
                : towns.here().proposals(typed).stream()
                        .map(one -> new Proposal(
                                one.code(), one.name(), one.postcode().orElseGet(one::code), one.departement()))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(found);
    }
}
