package org.tousaidants.demo.stories;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.mandates.mandates.Mandate;
import org.tousaidants.mandates.mandates.MandateConsents;
import org.tousaidants.mandates.mandates.MandateForm;
import org.tousaidants.mandates.mandates.MandateLookup;
import org.tousaidants.mandates.mandates.Mandates;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// « Mandat joué » — creates a mandate with recorded uses, a withdrawn mandate and a pending mandate.
@Component
class DemoMandate {
    private final Mandates mandates;
    private final MandateConsents mandateConsents;
    private final MandateLookup mandateReader;

    DemoMandate(Mandates mandates, MandateConsents mandateConsents, MandateLookup mandateReader) {
        this.mandates = mandates;
        this.mandateConsents = mandateConsents;
        this.mandateReader = mandateReader;
    }

    /// Creates the mandates of one helper and returns whether the helper now has mandates; false if the helper's
    /// label does not allow them.
    ///
    /// @param announced purpose of the announced use
    /// @param done result of the announced use
    @Transactional
    public boolean play(
            SignedInPerson helper, SignedInPerson witness, PersonName person, String announced, String done) {
        if (!mandates.isAllowed(helper)) return false;
        if (!mandateReader.of(helper).isEmpty()) return true;
        var mail = new MailAddress(witness.mail());
        var form = new MandateForm(person, List.of("social"), 31, Mandate.ConsentMethod.PAPER, mail);
        if (!(mandates.prepare(helper, form)
                instanceof Mandates.MandatePreparationResult.MandatePrepared(var mandate, var _))) return false;
        mandateConsents.saw(witness, mandate.id());
        mandates.announce(helper, mandate.id(), "social", announced);
        var use = mandateReader.mine(helper, mandate.id()).orElseThrow().steps().getLast();
        mandates.write(helper, mandate.id(), use.n(), done);
        // Creates a mandate that the person withdrew by telephone, and a mandate that waits for the person's
        // consent.
        var again = new MandateForm(
                new PersonName("Lucien Moreau"), List.of("papiers"), 1, Mandate.ConsentMethod.PAPER, mail);
        if (mandates.prepare(helper, again)
                instanceof Mandates.MandatePreparationResult.MandatePrepared(var other, var _)) {
            mandateConsents.saw(witness, other.id());
            mandates.revokeFor(witness, other.id(), Mandate.WithdrawalMeans.CALL);
        }
        mandates.prepare(
                helper,
                new MandateForm(
                        new PersonName("Andrée Guérin"),
                        List.of("argent", "logement"),
                        182,
                        Mandate.ConsentMethod.PHONE,
                        mail));
        return true;
    }
}
