package org.tousaidants.label.sortition;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// The page on which a helper types the agreement of a person who is beside them.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class SeatAgreementPages {
    private static final String HERE = "/voix/accord";

    private final SeatAgreements agreements;

    SeatAgreementPages(SeatAgreements agreements) {
        this.agreements = agreements;
    }

    @GetMapping(HERE)
    View ask() {
        return View.of("label/sortition/agree", Form.empty());
    }

    @PostMapping(HERE)
    @RateLimit(cost = 5)
    View agree(SignedInPerson actor, Form form, Page page) {
        if (!form.checked("siege")) form.error("siege", "sortition.agree.missing");
        return SeatAgreementForm.parse(form, page.lang())
                .filter(_ -> !form.hasErrors())
                .map(asked -> View.of("label/sortition/agreed", agreements.agree(Optional.of(actor), asked))
                        .atASecret())
                .orElseGet(() -> View.of("label/sortition/agree", form).status(422));
    }
}
