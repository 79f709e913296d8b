package org.tousaidants.platform.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.web.Open;

/// What a reverse proxy or a monitor asks: 200 when the site can serve, 503 when it cannot or is still being made.
@Controller
@Open
class HealthPages {
    private final Health health;

    HealthPages(Health health) {
        this.health = health;
    }

    @GetMapping("/sante")
    ResponseEntity<Map<String, Object>> health() {
        var ready = health.ready();
        var said = new LinkedHashMap<String, Object>();
        said.put("prêt", ready);
        said.putAll(health.state().said());
        said.put("démarrage", health.whole() ? "fini" : "en cours");
        return ResponseEntity.status(ready ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(said);
    }

    /// The process lives, whatever its database does: nothing to start again.
    @GetMapping("/sante/vivant")
    ResponseEntity<Map<String, Object>> alive() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("vivant", true));
    }
}
