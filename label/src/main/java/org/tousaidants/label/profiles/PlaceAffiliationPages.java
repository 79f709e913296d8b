package org.tousaidants.label.profiles;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Qui aide ici » — pages on which people responsible for a place answer, by the link in a letter and without
/// an account. Opening the link changes nothing.
@Controller
@PublicAccess
@RateLimit
class PlaceAffiliationPages {
    private static final String PATH = "/qui-aide-ici/";

    /// The page on which a person responsible for a place answers who helps there.
    ///
    /// @param said the answer just given: `oui`, `non`, `soi`, or empty
    record AffiliationView(PlaceAffiliations.OpenedAffiliations opened, String path, String said) {
        boolean herself(PlaceAffiliation one) {
            return opened.herself().filter(one.helper()::equals).isPresent();
        }
    }

    private final PlaceAffiliations presences;

    PlaceAffiliationPages(PlaceAffiliations presences) {
        this.presences = presences;
    }

    @GetMapping(PATH + "{secret}")
    View read(@PathVariable String secret, @RequestParam(defaultValue = "") String fait) {
        return shown(secret, List.of("oui", "non").contains(fait) ? fait : "");
    }

    @PostMapping(PATH + "{secret}/{helper}")
    View say(@PathVariable String secret, @PathVariable UUID helper, Form form) {
        var confirmed = word(form);
        var saying = presences.say(SecretToken.of(secret), helper, confirmed);
        if (saying.isEmpty()) return shut();
        return switch (saying.get()) {
            case SAID -> View.redirect(PATH + secret + "?fait=" + (confirmed ? "oui" : "non"));
            case HERSELF -> shown(secret, "soi").status(409);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    /// Returns the answer whose button was pressed: true for yes, false for no.
    static boolean word(Form form) {
        return switch (form.value("mot")) {
            case "oui" -> true;
            case "non" -> false;
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    private View shown(String secret, String said) {
        return presences
                .open(SecretToken.of(secret))
                .map(opened -> View.of("label/profiles/presence", new AffiliationView(opened, PATH + secret, said))
                        .atASecret())
                .orElseGet(PlaceAffiliationPages::shut);
    }

    private static View shut() {
        return View.of("label/profiles/presenceShut").atASecret().status(410);
    }
}
