package org.tousaidants.demo.stories;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.MailAddress;

/// Creates the order of vouchers of the demonstration, and redeems vouchers in several communes at recognised
/// places.
@Component
class DemoVoucherStory {
    private static final MailAddress SECOND = new MailAddress("signature@village.example");

    private static final List<String> TOWNS = List.of("Saintes", "Rochefort", "La Rochelle", "Royan");

    private final DemoVoucherMaker playedPass;
    private final DemoFirstRecognitionStory villageRecognition;
    private final PlaceDirectory directory;
    private final DemoAccounts cast;
    private final Accounts accounts;
    private final TerritoryNetworks networks;
    private final RoleDelegations grants;
    private final Clock clock;

    DemoVoucherStory(
            DemoVoucherMaker playedPass,
            DemoFirstRecognitionStory villageRecognition,
            PlaceDirectory directory,
            DemoAccounts cast,
            Accounts accounts,
            TerritoryNetworks networks,
            RoleDelegations grants,
            Clock clock) {
        this.grants = grants;
        this.clock = clock;
        this.playedPass = playedPass;
        this.villageRecognition = villageRecognition;
        this.directory = directory;
        this.cast = cast;
        this.accounts = accounts;
        this.networks = networks;
    }

    /// Creates the order of vouchers, only once, after the demonstration is ready.
    @EventListener
    @Order(200)
    void begin(DemoSiteReady doors) {
        if (cast.plays()) cast.actor(DemoPerson.NADIA).ifPresent(this::begin);
    }

    private void begin(SignedInPerson by) {
        var network = networks.here();
        var helper = cast.account(DemoPerson.SAMIRA);
        var all = directory.snapshot().places();
        // The first places by name are used, so that the result is always the same.
        var places = TOWNS.stream()
                .flatMap(town -> all.stream()
                        .filter(Place::inLists)
                        .filter(one -> one.commune().equals(town))
                        .min(Comparator.comparing(Place::name))
                        .stream())
                .toList();
        if (helper.isPresent() && playedPass.awaited()) {
            villageRecognition.recognise(by, places);
            // A second account is created because two people must sign; it is closed afterwards.
            if (accounts.found(network, SECOND, new PersonName("Démonstration"), Role.COORDINATOR)
                    instanceof Accounts.AccountOpeningResult.NewAccountOpened(var account)) {
                var second =
                        new SignedInPerson(account.id(), SECOND.value(), account.name(), Role.COORDINATOR, network);
                playedPass.play(by, second, helper.get(), places);
                accounts.leave(second);
            }
        }
        cast.account(DemoPerson.PAUL)
                .ifPresent(paul -> playedPass.funder(by).ifPresent(name -> follow(by, paul, name)));
    }

    private void follow(SignedInPerson by, Account paul, String funder) {
        var paid = cast.actor(paul);
        if (grants.funders(paid).isEmpty())
            grants.lend(
                    by,
                    paul.mail(),
                    DelegatedRole.DelegatedRoleKind.FUNDER,
                    funder,
                    LocalDate.now(clock).plusMonths(11));
    }
}
