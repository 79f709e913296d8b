package org.tousaidants.mandates.mandates;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// « Témoin d’un mandat » — checks the witness of a consent: another member of the network (a territory's
/// organisation), accepted at least some days ago, and from another organisation than the helper. A second account
/// of the helper does not qualify.
@Component
class MandateWitnessCheck {
    /// Minimum time since the network accepted the witness, so that its members can notice an impostor.
    static final Duration KNOWN = Duration.ofDays(7);

    /// The result of checking whether a person may be the witness of a consent.
    sealed interface WitnessResult {
        record WitnessAccepted(Account account) implements WitnessResult {}

        /// The mail address belongs to no account of the network, or to the helper.
        record WitnessUnknown() implements WitnessResult {}

        /// The network accepted the account too recently.
        record WitnessTooNew() implements WitnessResult {}

        /// The account belongs to the helper's organisation, or its organisation is unknown.
        record WitnessOfOwnStructure() implements WitnessResult {}
    }

    private final Accounts accounts;
    private final HelperLabelDossiers helpers;
    private final Clock clock;

    MandateWitnessCheck(Accounts accounts, HelperLabelDossiers helpers, Clock clock) {
        this.accounts = accounts;
        this.helpers = helpers;
        this.clock = clock;
    }

    WitnessResult of(SignedInPerson helper, MailAddress mail, String structure) {
        return of(helper.id(), mail, structure);
    }

    /// Returns whether the member with this mail address is another member than the helper, from another
    /// organisation, and known for some days.
    WitnessResult of(UUID helper, MailAddress mail, String structure) {
        var found = accounts.openOf().stream()
                .filter(one -> one.mail().equals(mail)
                        && !one.id().equals(helper)
                        && one.role().helps())
                .findFirst();
        if (found.isEmpty()) return new WitnessResult.WitnessUnknown();
        var witness = found.get();
        if (!isKnown(witness.id())) return new WitnessResult.WitnessTooNew();
        return witness.role() == Role.COORDINATOR || isElsewhere(helper, witness.id(), structure)
                ? new WitnessResult.WitnessAccepted(witness)
                : new WitnessResult.WitnessOfOwnStructure();
    }

    /// Returns the coordination as witness for a helper who is alone with the person; any of its members may
    /// then call the person.
    WitnessResult coordination(SignedInPerson helper) {
        return accounts.coordination().stream()
                .filter(one -> !one.id().equals(helper.id()) && isKnown(one.id()))
                .findFirst()
                .<WitnessResult>map(WitnessResult.WitnessAccepted::new)
                .orElseGet(WitnessResult.WitnessUnknown::new);
    }

    /// Returns whether this member may witness the consent: the named witness; for a call, also any coordinator
    /// if the named witness is a coordinator.
    boolean mayWitness(SignedInPerson self, Mandate mandate) {
        if (mandate.witness().equals(self.id())) return true;
        return mandate.consent() == Mandate.ConsentMethod.PHONE
                && self.is(Role.COORDINATOR)
                && !mandate.helper().equals(self.id())
                && accounts.role(mandate.witness()).equals(Optional.of(Role.COORDINATOR));
    }

    /// Returns the accounts of the members whom this member may replace as the witness of a consent.
    List<UUID> alongside(SignedInPerson self) {
        return self.is(Role.COORDINATOR)
                ? accounts.coordination().stream().map(Account::id).toList()
                : List.of(self.id());
    }

    /// Returns whether the network accepted an account long enough ago for a witness. An account created at the
    /// installation always qualifies.
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

    /// Returns whether this mail address belongs to a member of the network, in which case it cannot be the
    /// person's own.
    boolean isOurs(MailAddress mail) {
        return accounts.openOf().stream().anyMatch(one -> one.mail().equals(mail));
    }
}
