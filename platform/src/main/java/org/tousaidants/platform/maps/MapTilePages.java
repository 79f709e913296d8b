package org.tousaidants.platform.maps;

import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.web.PublicAccess;

/// Serves the file of map tiles, which browsers read by byte ranges, so that no other server learns which places a
/// person looks at.
@Controller
@PublicAccess
class MapTilePages {
    private static final MediaType TILES = MediaType.parseMediaType("application/vnd.pmtiles");

    /// Returns the file of map tiles. The address contains the version of the file, so that byte ranges of two
    /// versions are never mixed.
    @GetMapping("/fond-de-carte/{version}.pmtiles")
    ResponseEntity<Resource> tiles(@PathVariable String version) {
        return BaseMap.given()
                .filter(ground -> ground.is(version))
                .map(ground -> ResponseEntity.ok()
                        .contentType(TILES)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .body((Resource) new FileSystemResource(ground.tiles())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
