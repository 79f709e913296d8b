package org.tousaidants.governance.federation;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.View;

/// Pages on which the coordinator lists other territories by their address.
@Controller
@AllowedRoles(Role.COORDINATOR)
class NeighbourDeskPages {
    private static final String SITE = "adresse";

    record TerritoryListView(List<NeighbourTerritory> territories, Form form, boolean added) {}

    private final NeighbourTerritories neighbours;

    NeighbourDeskPages(NeighbourTerritories neighbours) {
        this.neighbours = neighbours;
    }

    @GetMapping("/bureau/territoires")
    View list(Actor actor, @RequestParam(defaultValue = "") String fait) {
        return listed(actor, Form.empty(), fait.equals("ajoute"));
    }

    private View listed(Actor actor, Form form, boolean added) {
        return View.of(
                "governance/federation/desk", new TerritoryListView(neighbours.all(actor.network()), form, added));
    }

    @PostMapping("/bureau/territoires")
    View add(Actor actor, Form form) {
        var typed = form.text(SITE).required("federation.add.missing").max(200).get();
        if (!form.hasErrors())
            switch (neighbours.list(actor.network(), typed)) {
                case NeighbourTerritories.ListingResult.TerritoryListed _ -> {
                    return View.redirect("/bureau/territoires?fait=ajoute");
                }
                case NeighbourTerritories.ListingResult.InvalidAddress() -> form.error(SITE, "federation.add.address");
                case NeighbourTerritories.ListingResult.OwnAddress() -> form.error(SITE, "federation.add.itself");
                case NeighbourTerritories.ListingResult.AddressUnreachable() ->
                    form.error(SITE, "federation.add.silent");
                case NeighbourTerritories.ListingResult.NotATerritoryFile() ->
                    form.error(SITE, "federation.add.no-file");
            }
        return listed(actor, form, false).status(422);
    }

    @PostMapping("/bureau/territoires/retrait")
    View remove(Actor actor, @RequestParam(defaultValue = "") String adresse) {
        if (!neighbours.remove(actor.network(), adresse)) throw new NotFound();
        return View.redirect("/bureau/territoires");
    }
}
