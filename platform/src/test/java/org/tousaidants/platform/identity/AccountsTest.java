package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;

class AccountsTest extends RunningSite {
    @Autowired
    private AccountStore store;

    private final List<CurrentTenantScope> entered = new ArrayList<>();

    @Test
    void aCoordinatorOpensAnAccount() {
        var coordinator = coordinator(network());
        var mail = mail();
        assertThat(accounts.open(coordinator, mail, new PersonName("Nadia"), Role.HELPER))
                .isInstanceOf(Accounts.AccountOpeningResult.NewAccountOpened.class);
        assertThat(accounts.open(coordinator, mail, new PersonName("Autre"), Role.HELPER))
                .isInstanceOf(Accounts.AccountOpeningResult.MailAddressAlreadyUsed.class);
        assertThat(MailAddress.of(mail.value().toUpperCase(Locale.ROOT))).contains(mail);
    }

    @Test
    void theSameAddressMayHaveAnAccountInAnotherNetwork() {
        var mail = mail();
        for (var round = 0; round < 2; round++)
            assertThat(accounts.found(network(), mail, new PersonName("Nadia"), Role.HELPER))
                    .isInstanceOf(Accounts.AccountOpeningResult.NewAccountOpened.class);
    }

    @Test
    void nobodyButACoordinatorMakesANewcomerSomebodyOfTheNetwork() {
        var network = network();
        var coordinator = coordinator(network);
        var newcomer = actor(network, Role.NEWCOMER);
        var helper = actor(network, Role.HELPER);
        for (var other : List.of(newcomer, helper, stranger()))
            assertThat(by(other, () -> accounts.accept(other, newcomer.id())))
                    .isEqualTo(new Accounts.AccountChangeResult.AccountNotFound());
        assertThat(accounts.give(coordinator, newcomer.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.AccountNotFound());
        assertThat(accounts.openOf()).extracting(Account::id).doesNotContain(newcomer.id());
        assertThat(accounts.waiting(coordinator, 9)).extracting(Account::id).containsExactly(newcomer.id());
        assertThat(accounts.accept(coordinator, newcomer.id()))
                .isEqualTo(new Accounts.AccountChangeResult.AccountChangeDone());
        var accepted = accounts.acceptance(coordinator, newcomer.id());
        assertThat(accepted.flatMap(AccountAcceptedByNetwork::by)).contains(coordinator.id());
        clock.advance(java.time.Duration.ofMinutes(1));
        accounts.accept(coordinator, newcomer.id());
        assertThat(accounts.acceptance(coordinator, newcomer.id())).isEqualTo(accepted);
        assertThat(role(newcomer.id())).contains(Role.HELPER);
        assertThat(accounts.waiting()).isZero();
        assertThat(accounts.acceptance(coordinator, helper.id())).isPresent();
    }

    @Test
    void aHelperDoesNotRaiseHerself() {
        var network = network();
        coordinator(network);
        var helper = actor(network, Role.HELPER);
        assertThat(accounts.give(helper, helper.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.AccountNotFound());
        assertThat(accounts.open(helper, mail(), new PersonName("Amie"), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountOpeningResult.OpeningNotAllowed());
        assertThat(accounts.close(helper, helper.id())).isEqualTo(new Accounts.AccountChangeResult.AccountNotFound());
        assertThat(accounts.all(helper)).isEmpty();
        assertThat(role(helper.id())).contains(Role.HELPER);
    }

    /// Otherwise a person with two addresses could sign as two people.
    @Test
    void aCoordinatorAloneMakesNoSecondOne() {
        var network = network();
        var nadia = coordinator(network);
        var opened = accounts.open(nadia, mail(), new PersonName("Nadia encore"), Role.COORDINATOR);
        var second = ((Accounts.AccountOpeningResult.CoordinatorAwaitsApproval) opened).account();
        assertThat(role(second.id())).contains(Role.HELPER);
        assertThat(accounts.give(nadia, second.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.ChangeAwaitsApproval());
        assertThat(role(second.id())).contains(Role.HELPER);
        // The settings of the installation approve them, because there is no other coordinator yet.
        assertThat(accounts.approve(network, second.mail())).isTrue();
        assertThat(role(second.id())).contains(Role.COORDINATOR);
        assertThat(accounts.approve(network, second.mail())).isFalse();
    }

    @Test
    void anotherCoordinatorApprovesAndTheNewOneSignsNothingForSevenDays() {
        var network = network();
        var nadia = coordinator(network);
        var paul = coordinator(network);
        var third = actor(network, Role.HELPER);
        assertThat(accounts.give(nadia, third.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.ChangeAwaitsApproval());
        assertThat(accounts.proposals(paul)).containsEntry(third.id(), nadia.id());
        assertThat(accounts.give(paul, third.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.AccountChangeDone());
        assertThat(accounts.maySign(third.id())).isFalse();
        assertThat(accounts.maySign(paul.id())).isTrue();
        // They cannot approve anyone either.
        var fourth = actor(network, Role.HELPER);
        var raised = new SignedInPerson(third.id(), third.mail(), third.name(), Role.COORDINATOR, network);
        accounts.give(nadia, fourth.id(), Role.COORDINATOR);
        assertThat(accounts.give(raised, fourth.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.ApproverTooNew());
        clock.advance(Accounts.NEW);
        assertThat(accounts.maySign(third.id())).isTrue();
        assertThat(accounts.give(raised, fourth.id(), Role.COORDINATOR))
                .isEqualTo(new Accounts.AccountChangeResult.AccountChangeDone());
    }

    @Test
    void aProposalThatIsRefusedLeavesHerRoleAsItWas() {
        var network = network();
        var nadia = coordinator(network);
        var paul = coordinator(network);
        var helper = actor(network, Role.HELPER);
        accounts.give(nadia, helper.id(), Role.COORDINATOR);
        assertThat(accounts.give(paul, helper.id(), Role.HELPER))
                .isEqualTo(new Accounts.AccountChangeResult.AccountChangeDone());
        assertThat(accounts.proposals(paul)).isEmpty();
        assertThat(role(helper.id())).contains(Role.HELPER);
    }

    @Test
    void aCoordinatorDoesNotReachAnotherNetwork() {
        var network = network();
        var helper = actor(network, Role.HELPER);
        var stranger = stranger();
        assertThat(by(stranger, () -> accounts.give(stranger, helper.id(), Role.COORDINATOR)))
                .isEqualTo(new Accounts.AccountChangeResult.AccountNotFound());
        assertThat(by(stranger, () -> accounts.close(stranger, helper.id())))
                .isEqualTo(new Accounts.AccountChangeResult.AccountNotFound());
        assertThat(by(stranger, () -> accounts.all(stranger)))
                .extracting(Account::id)
                .containsExactly(stranger.id());
    }

    @Test
    void somebodyIsFoundByAnyPartOfHerNameOrAddress() {
        var network = network();
        var coordinator = coordinator(network);
        for (var name : Stream.of("Noëlle Lefèvre", "Noé Lefèvre", "Anne-Sophie Le Goff", "100 % numérique_")
                .toList()) accounts.found(network, mail(), new PersonName(name), Role.HELPER);
        assertThat(found(coordinator, "lefevre")).containsExactly("Noé Lefèvre", "Noëlle Lefèvre");
        assertThat(found(coordinator, "  LEFÈVRE  noell ")).containsExactly("Noëlle Lefèvre");
        assertThat(found(coordinator, "goff sophie")).containsExactly("Anne-Sophie Le Goff");
        // SQL wildcards are literal characters here.
        assertThat(found(coordinator, "%")).containsExactly("100 % numérique_");
        assertThat(found(coordinator, "_")).containsExactly("100 % numérique_");
        assertThat(found(coordinator, "') or true --")).isEmpty();
        assertThat(found(coordinator, "\\")).isEmpty();
        assertThat(accounts.search(coordinator, "", 1, 2).some()).hasSize(2);
        assertThat(accounts.search(coordinator, "", 1, 2).all()).isEqualTo(5);
    }

    @Test
    void nobodyElseSearchesAndAClosedAccountIsNotFound() {
        var network = network();
        var coordinator = coordinator(network);
        var helper = actor(network, Role.HELPER);
        var stranger = stranger();
        assertThat(accounts.search(helper, "", 0, 10)).isEqualTo(new Accounts.PageOfAccounts(List.of(), 0));
        assertThat(by(stranger, () -> accounts.search(stranger, "", 0, 10)).some())
                .extracting(Account::id)
                .containsExactly(stranger.id());
        assertThat(accounts.names(List.of(helper.id(), coordinator.id())))
                .containsOnlyKeys(helper.id(), coordinator.id());
        assertThat(by(stranger, () -> accounts.names(List.of(helper.id())))).isEmpty();
        accounts.close(coordinator, helper.id());
        assertThat(accounts.search(coordinator, "", 0, 10).all()).isEqualTo(1);
        assertThat(accounts.names(List.of(helper.id()))).isEmpty();
    }

    private List<String> found(SignedInPerson reader, String text) {
        return accounts.search(reader, text, 0, 10).some().stream()
                .map(Account::name)
                .toList();
    }

    @Test
    void aNetworkKeepsItsLastCoordinator() {
        var network = network();
        var coordinator = coordinator(network);
        assertThat(accounts.give(coordinator, coordinator.id(), Role.HELPER))
                .isEqualTo(new Accounts.AccountChangeResult.LastCoordinatorMustStay());
        assertThat(accounts.close(coordinator, coordinator.id()))
                .isEqualTo(new Accounts.AccountChangeResult.LastCoordinatorMustStay());
    }

    @Test
    void twoCoordinatorsWhoLeaveAtTheSameMomentLeaveOne() throws Exception {
        for (var round = 0; round < 5; round++) {
            var network = network();
            var one = coordinator(network);
            var other = coordinator(network);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var changes = threads
                        .invokeAll(Stream.of(one, other)
                                .map(self -> (Callable<Accounts.AccountChangeResult>)
                                        () -> by(self, () -> accounts.give(self, self.id(), Role.HELPER)))
                                .toList())
                        .stream()
                        .map(done -> done.resultNow())
                        .toList();
                assertThat(changes)
                        .containsExactlyInAnyOrder(
                                new Accounts.AccountChangeResult.AccountChangeDone(),
                                new Accounts.AccountChangeResult.LastCoordinatorMustStay());
            }
        }
    }

    @Test
    void whoLeftMayComeBackUnderTheSameAddress() {
        var network = network();
        var coordinator = coordinator(network);
        var helper = actor(network, Role.HELPER);
        assertThat(accounts.close(coordinator, helper.id()))
                .isEqualTo(new Accounts.AccountChangeResult.AccountChangeDone());
        assertThat(accounts.open(coordinator, new MailAddress(helper.mail()), new PersonName("De retour"), Role.HELPER))
                .isInstanceOf(Accounts.AccountOpeningResult.NewAccountOpened.class);
    }

    private Optional<Role> role(UUID id) {
        return store.byId(id).map(Account::role);
    }

    @AfterEach
    void leave() {
        for (var last : entered.reversed()) last.close();
    }

    /// Creates a network and enters it for the rest of the test.
    private TerritoryNetwork network() {
        var network = newNetwork();
        entered.add(CurrentTenantScope.enter(network.id()));
        return network;
    }

    private TerritoryNetwork newNetwork() {
        var network = new TerritoryNetwork("n-" + UUID.randomUUID().toString().substring(0, 8), "Réseau d'essai", "17");
        networks.found(network);
        return network;
    }

    /// The coordinator of another network.
    private SignedInPerson stranger() {
        var network = newNetwork();
        return CurrentTenantScope.in(network.id(), () -> coordinator(network));
    }

    /// Runs an act in the network of this person.
    private static <T> T by(SignedInPerson actor, Callable<T> act) {
        return CurrentTenantScope.in(actor.network().id(), act);
    }

    private SignedInPerson coordinator(TerritoryNetwork network) {
        return actor(network, Role.COORDINATOR);
    }

    private SignedInPerson actor(TerritoryNetwork network, Role role) {
        var opened = (Accounts.AccountOpeningResult.NewAccountOpened)
                accounts.found(network, mail(), new PersonName("Personne"), role);
        var account = opened.account();
        return new SignedInPerson(account.id(), account.mail().value(), account.name(), role, network);
    }

    private static MailAddress mail() {
        return new MailAddress("p-" + UUID.randomUUID() + "@example.org");
    }
}
