package org.tousaidants.mandate.mandates;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.mail.MailAddress;

/// « Mandat joué » — one that served and one that waits, for a demonstration.
@Component
public class PlayedMandate {
    private final Mandates mandates;

    PlayedMandate(Mandates mandates) {
        this.mandates = mandates;
    }

    /// @param announced what was to be done, and `done` what was
    @Transactional
    public void play(Actor helper, Actor witness, PersonName person, String announced, String done) {
        if (!mandates.isAllowed(helper) || !mandates.of(helper).isEmpty()) return;
        var form =
                new MandateForm(person, List.of("social"), 31, Mandate.Consent.PAPER, new MailAddress(witness.mail()));
        if (!(mandates.prepare(helper, form) instanceof Mandates.Preparing.Prepared(var mandate, var _))) return;
        mandates.saw(witness, mandate.id());
        mandates.announce(helper, mandate.id(), "social", announced);
        var use = mandates.mine(helper, mandate.id()).orElseThrow().steps().getLast();
        mandates.write(helper, mandate.id(), use.n(), done);
        // One that the person took back by a call, and one that waits for her word on the telephone.
        var again = new MandateForm(
                new PersonName("Lucien Moreau"), List.of("papiers"), 1, Mandate.Consent.PAPER, form.witness());
        if (mandates.prepare(helper, again) instanceof Mandates.Preparing.Prepared(var other, var _)) {
            mandates.saw(witness, other.id());
            mandates.revokeFor(witness, other.id(), Mandate.Means.CALL);
        }
        mandates.prepare(
                helper,
                new MandateForm(
                        new PersonName("Andrée Guérin"),
                        List.of("argent", "logement"),
                        182,
                        Mandate.Consent.PHONE,
                        form.witness()));
    }
}
