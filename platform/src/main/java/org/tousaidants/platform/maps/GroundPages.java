package org.tousaidants.platform.maps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.web.PublicAccess;

/// Serves the tiles of the base map, so that no other server learns which places a person looks at.
@Controller
@PublicAccess
class GroundPages {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    @GetMapping("/fond-de-carte/{version}/{level}/{x}/{y}")
    ResponseEntity<byte[]> square(
            @PathVariable String version, @PathVariable int level, @PathVariable int x, @PathVariable int y)
            throws IOException {
        var ground = BaseMap.given();
        if (ground.isEmpty()) return ResponseEntity.notFound().build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(
                        ground.get().is(version)
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache())
                .body(ground.get().square(level, x, y).orElse(NOTHING));
    }
}
