package org.tousaidants.governance.federation;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator adds other territories by their address.
@Controller
@AllowedRoles(Role.COORDINATOR)
class NeighbourTerritoryDeskPages {
    private static final String SITE = "adresse";

    record NeighbourDeskListView(List<NeighbourTerritory> territories, Form form, boolean added) {}

    private final NeighbourTerritories neighbours;

    NeighbourTerritoryDeskPages(NeighbourTerritories neighbours) {
        this.neighbours = neighbours;
    }

    @GetMapping("/bureau/territoires")
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String fait) {
        return listed(actor, Form.empty(), fait.equals("ajoute"));
    }

    private View listed(SignedInPerson actor, Form form, boolean added) {
        return View.of(
                "governance/federation/desk", new NeighbourDeskListView(neighbours.all(actor.network()), form, added));
    }

    @PostMapping("/bureau/territoires")
    View add(SignedInPerson actor, Form form) {
        var typed = form.text(SITE).required("federation.add.missing").max(200).get();
        if (!form.hasErrors())
            switch (neighbours.list(actor.network(), typed)) {
                case NeighbourTerritories.TerritoryListingResult.TerritoryListed _ -> {
                    return View.redirect("/bureau/territoires?fait=ajoute");
                }
                case NeighbourTerritories.TerritoryListingResult.InvalidTerritoryAddress() ->
                    form.error(SITE, "federation.add.address");
                case NeighbourTerritories.TerritoryListingResult.AddressOfOwnTerritory() ->
                    form.error(SITE, "federation.add.itself");
                case NeighbourTerritories.TerritoryListingResult.TerritoryAddressUnreachable() ->
                    form.error(SITE, "federation.add.silent");
                case NeighbourTerritories.TerritoryListingResult.NotATerritoryFile() ->
                    form.error(SITE, "federation.add.no-file");
            }
        return listed(actor, form, false).status(422);
    }

    @PostMapping("/bureau/territoires/retrait")
    View remove(SignedInPerson actor, @RequestParam(defaultValue = "") String adresse) {
        if (!neighbours.remove(actor.network(), adresse)) throw new NotFoundException();
        return View.redirect("/bureau/territoires");
    }
}
