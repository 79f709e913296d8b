package org.tousaidants.vouchers.signatures;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// Pages with the requests that wait for a second signature.
@Controller
@AllowedRoles(Role.COORDINATOR)
class DoubleSignaturePages {
    private static final String HERE = "/bureau/pass/signatures";

    /// The page with the requests that wait for a second signature.
    ///
    /// @param reader account of the reader of the page
    /// @param said last part of the message key of the last action, or empty
    record WaitingSignaturesView(
            List<DoubleSignatureRequest> requests, Map<UUID, String> names, UUID reader, String said) {}

    private final DoubleSignatures signatures;

    DoubleSignaturePages(DoubleSignatures signatures) {
        this.signatures = signatures;
    }

    @GetMapping(HERE)
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String suite) {
        var open = signatures.open();
        return View.of(
                "vouchers/signatures/waiting",
                new WaitingSignaturesView(
                        open,
                        signatures.names(open),
                        actor.id(),
                        suite.matches("signed|refused|same_person|too_new|no_longer|not_found|asked") ? suite : ""));
    }

    /// Signs or refuses a request. The person must have signed in recently, because a signature is important.
    @RecentAuthentication
    @PostMapping(HERE + "/{id}/decisions")
    View decide(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var signing = signatures.decide(actor, id, form.value("decision").equals("signer"));
        return View.redirect(HERE + "?suite=" + signing.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Bean
    static JournalSubjectNames signaturesInJournal() {
        return JournalSubjectNames.shownAt("signature", _ -> HERE);
    }

    @Bean
    static TaskSource signatureTasks(DoubleSignatures signatures) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                actor -> signatures.toSign(actor).stream()
                        .map(one -> Task.of(TaskKind.MONEY, "signatures.task", TaskActionLabel.SIGN, HERE, one.words())
                                .about(one.id())
                                .since(one.at())));
    }
}
