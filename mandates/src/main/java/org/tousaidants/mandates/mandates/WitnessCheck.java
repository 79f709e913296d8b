package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;

/// « Témoin d’un mandat » — checks the witness of a consent: another member of the network, accepted, known for
/// some days, and of another organisation than the helper. A second mailbox of the helper does not qualify.
@Component
class WitnessCheck {
    /// Minimum time since the network accepted the witness, so that its members notice a false one.
    static final Duration KNOWN = Duration.ofDays(7);

    /// Whether a person may be the witness.
    sealed interface WitnessResult {
        record WitnessAccepted(Account account) implements WitnessResult {}

        /// No account of the network, or the helper's own.
        record WitnessUnknown() implements WitnessResult {}

        /// The network accepted the account too recently.
        record WitnessTooNew() implements WitnessResult {}

        /// The account belongs to the helper's organisation, or to an unknown one.
        record SameStructure() implements WitnessResult {}
    }

    private final Accounts accounts;
    private final HelperDossiers helpers;
    private final Clock clock;

    WitnessCheck(Accounts accounts, HelperDossiers helpers, Clock clock) {
        this.accounts = accounts;
        this.helpers = helpers;
        this.clock = clock;
    }

    WitnessResult of(Actor helper, MailAddress mail, String structure) {
        var found = accounts.openOf().stream()
                .filter(one -> one.mail().equals(mail)
                        && !one.id().equals(helper.id())
                        && one.role().helps())
                .findFirst();
        if (found.isEmpty()) return new WitnessResult.WitnessUnknown();
        var witness = found.get();
        if (!isKnown(witness.id())) return new WitnessResult.WitnessTooNew();
        return witness.role() == Role.COORDINATOR || isElsewhere(helper.id(), witness.id(), structure)
                ? new WitnessResult.WitnessAccepted(witness)
                : new WitnessResult.SameStructure();
    }

    /// The helper is alone with the person: the coordination is the witness, and any of its people may call.
    WitnessResult coordination(Actor helper) {
        return accounts.coordination().stream()
                .filter(one -> !one.id().equals(helper.id()) && isKnown(one.id()))
                .findFirst()
                .<WitnessResult>map(WitnessResult.WitnessAccepted::new)
                .orElseGet(WitnessResult.WitnessUnknown::new);
    }

    /// Whether this member may hear or see the consent: the named witness; for a call, any coordinator when the
    /// witness is one.
    boolean mayWitness(Actor self, Mandate mandate) {
        if (mandate.witness().equals(self.id())) return true;
        return mandate.consent() == Mandate.ConsentMethod.PHONE
                && self.is(Role.COORDINATOR)
                && !mandate.helper().equals(self.id())
                && accounts.role(mandate.witness()).equals(Optional.of(Role.COORDINATOR));
    }

    /// The members whose requests this one may take over.
    List<UUID> alongside(Actor self) {
        return self.is(Role.COORDINATOR)
                ? accounts.coordination().stream().map(Account::id).toList()
                : List.of(self.id());
    }

    /// Whether an account is known for long enough. An account created at the installation always is.
    private boolean isKnown(UUID account) {
        return accounts.acceptance(account)
                .filter(one -> one.by().isEmpty() || !one.at().plus(KNOWN).isAfter(clock.instant()))
                .isPresent();
    }

    private boolean isElsewhere(UUID helper, UUID witness, String structure) {
        var hers =
                helpers.helperOf(witness).filter(one -> !one.organisationKey().isEmpty());
        return hers.isPresent()
                && !hers.get().isOf(structure)
                && helpers.helperOf(helper)
                        .map(Helper::organisationKey)
                        .filter(hers.get().organisationKey()::equals)
                        .isEmpty();
    }

    Optional<Account> account(UUID id) {
        return accounts.find(id);
    }

    /// Whether this is the mail address of a member of the network: then it is not the person's own.
    boolean isOurs(MailAddress mail) {
        return accounts.openOf().stream().anyMatch(one -> one.mail().equals(mail));
    }
}
