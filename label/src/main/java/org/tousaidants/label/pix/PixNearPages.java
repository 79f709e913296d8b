package org.tousaidants.label.pix;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.View;

/// « Où passer Pix » — online, or beside a person: where, when, whom to call, what to bring.
@Controller
@For({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class PixNearPages {
    private final PixNear near;

    PixNearPages(PixNear near) {
        this.near = near;
    }

    @GetMapping("/mon-dossier/pix")
    View near(Actor self) {
        return View.of("label/pix/near", near.around(self));
    }
}
