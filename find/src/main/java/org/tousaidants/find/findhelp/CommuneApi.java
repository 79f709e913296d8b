package org.tousaidants.find.findhelp;

import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.RateLimit;

/// Communes as one types, for the field of every page. The same words give the same answer for a day.
@Controller
@Open
class CommuneApi {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SHORTEST = 2;
    private static final int LONGEST = 60;

    /// What the field shows and sends.
    record Proposal(String code, String name, String postcode, String departement) {}

    private final Towns towns;

    CommuneApi(Towns towns) {
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
