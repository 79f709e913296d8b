package org.tousaidants.platform.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.web.PublicAccess;

/// Health checks for a reverse proxy or a monitoring system: status 200 if the application can serve pages, else
/// 503.
@Controller
@PublicAccess
class HealthCheckPages {
    private final SiteHealth health;

    HealthCheckPages(SiteHealth health) {
        this.health = health;
    }

    @GetMapping("/sante")
    ResponseEntity<Map<String, Object>> health() {
        var ready = health.well("readiness");
        var body = new LinkedHashMap<String, Object>();
        body.put("prêt", ready);
        var known = health.letters();
        body.put("base", known.isPresent() ? "répond" : "ne répond pas");
        known.ifPresent(letters -> body.put("courrier", letters.words));
        body.put("disque", health.well("diskSpace") ? "a de la place" : "presque plein");
        return ResponseEntity.status(ready ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    /// Returns status 200 as long as the process is alive. The state of the database has no influence, because a
    /// restart of the process would not repair the database.
    @GetMapping("/sante/vivant")
    ResponseEntity<Map<String, Object>> alive() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("vivant", true));
    }
}
