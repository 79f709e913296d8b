package org.tousaidants.label.pix;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.View;

/// « Où passer Pix » — pages with the places where people can take the Pix test, online or assisted: dates,
/// contacts and documents to bring.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class PixTestCentrePages {
    private final PixTestCentres near;

    PixTestCentrePages(PixTestCentres near) {
        this.near = near;
    }

    @GetMapping("/mon-dossier/pix")
    View near(SignedInPerson self) {
        return View.of("label/pix/near", near.around(self));
    }
}
