package org.tousaidants.governance.federation;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;

/// Serves the signed file of this territory to programs.
@Controller
@PublicAccess
@RateLimit
class TerritoryFileApi {
    private final NeighbourTerritories neighbours;
    private final TerritoryNetworks networks;

    TerritoryFileApi(NeighbourTerritories neighbours, TerritoryNetworks networks) {
        this.neighbours = neighbours;
        this.networks = networks;
    }

    @GetMapping(PublishedTerritoryFile.PATH)
    ResponseEntity<String> file() {
        var text = neighbours
                .own(networks.here())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .body(text);
    }
}
