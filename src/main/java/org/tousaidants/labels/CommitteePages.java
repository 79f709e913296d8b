package org.tousaidants.labels;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.web.Choice;
import org.tousaidants.web.For;
import org.tousaidants.web.Form;
import org.tousaidants.web.Page;
import org.tousaidants.web.View;

/// Who decides: the coordination names the members, and reads who came and went.
@Controller
@For(Role.COORDINATOR)
class CommitteePages {
    record Shown(Committee.Seats seats, Form form, String said) {
        List<Choice> others() {
            return seats.others().stream()
                    .map(account -> Choice.of(
                            account.id().toString(),
                            account.name() + " (" + account.mail().value() + ")"))
                    .toList();
        }

        String who(UUID id, Page page) {
            var account = seats.known().get(id);
            return account == null ? page.t("labels.who.gone") : account.name();
        }
    }

    private final Committee committee;

    CommitteePages(Committee committee) {
        this.committee = committee;
    }

    @GetMapping("/bureau/comite")
    View seats(Actor actor, @RequestParam(defaultValue = "") String fait, @RequestParam(defaultValue = "1") int page) {
        return shown(
                actor,
                page,
                Form.empty(),
                switch (fait) {
                    case "entree" -> "labels.committee.joined";
                    case "sortie" -> "labels.committee.left";
                    default -> "";
                });
    }

    @PostMapping("/bureau/comite")
    View seat(Actor actor, Form form) {
        form.text("compte").required("labels.committee.account.missing");
        var found = committee.seats(actor, 1).others().stream()
                .map(Account::id)
                .filter(id -> form.has("compte", id.toString()))
                .findFirst();
        if (found.isEmpty()) {
            form.error("compte", "labels.committee.account.missing");
            return shown(actor, 1, form, "").status(422);
        }
        return changed(committee.seat(actor, found.get()), "entree");
    }

    @PostMapping("/bureau/comite/{account}/sortie")
    View release(Actor actor, @PathVariable UUID account) {
        return changed(committee.release(actor, account), "sortie");
    }

    private static View changed(Committee.Change change, String what) {
        return switch (change) {
            case Committee.Change.Done() -> View.redirect("/bureau/comite?fait=" + what);
            case Committee.Change.AsItWas() -> View.redirect("/bureau/comite");
            case Committee.Change.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private View shown(Actor actor, int page, Form form, String said) {
        return View.of("labels/committee", new Shown(committee.seats(actor, page), form, said));
    }
}
