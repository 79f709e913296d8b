package org.tousaidants.places.upkeep;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Who keeps the sheets right: the page for everybody, and one's own.
@Controller
@For({Role.HELPER, Role.COORDINATOR})
class CreditPages {
    private static final String MINE = "/mon-entretien";

    /// « Attestation de mainteneur ».
    record Attested(String name, Effort effort) {}

    private final Credits credits;

    CreditPages(Credits credits) {
        this.credits = credits;
    }

    @Open
    @GetMapping("/mainteneurs")
    View all(Network network) {
        return View.of("places/upkeep/maintainers", credits.all(network.id()));
    }

    @GetMapping(MINE)
    View mine(Actor self) {
        return View.of("places/upkeep/mine", credits.own(self));
    }

    @PostMapping(MINE)
    View say(Actor self, Form form) {
        credits.say(self, form.value("credit").equals("oui"));
        return View.redirect(MINE);
    }

    @GetMapping(MINE + "/attestation.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> paper(Actor self, Page page) {
        var own = credits.own(self);
        if (!own.effort().maintainer()) throw new NotFound();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(Paper.pdf(View.of("places/upkeep/maintainerPaper", new Attested(self.name(), own.effort()))
                        .text(page)));
    }
}
