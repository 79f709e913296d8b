package org.tousaidants.demo.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.places.harvest.OpenDataHarvests;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.MailAddress;

/// « Ouverture du village » — creates the accounts of the demonstration, harvests the places once, and starts the
/// stories.
@Component
public class DemoDataInitializer {
    private static final String VILLAGE = "village";

    private final OpenDataHarvests harvests;
    private final TerritoryNetworks networks;
    private final Accounts accounts;
    private final DemoAccounts cast;
    private final DemoStoryRunner villageStory;

    DemoDataInitializer(
            OpenDataHarvests harvests,
            TerritoryNetworks networks,
            Accounts accounts,
            DemoAccounts cast,
            DemoStoryRunner villageStory) {
        this.harvests = harvests;
        this.networks = networks;
        this.accounts = accounts;
        this.cast = cast;
        this.villageStory = villageStory;
    }

    public void open() {
        var coordinator = comeIn();
        if (cast.plays() && village()) coordinator.ifPresent(villageStory::begin);
    }

    /// Creates the accounts; returns the account of the coordinator if it did not exist before, otherwise empty.
    private Optional<Account> comeIn() {
        Optional<Account> coordinator = Optional.empty();
        for (var person : DemoPerson.CAST) {
            if (person.role().isEmpty()) continue;
            var mail = new MailAddress(person.mail());
            if (accounts.found(
                                    networks.here(),
                                    mail,
                                    new PersonName(person.name()),
                                    person.role().get())
                            instanceof Accounts.AccountOpeningResult.NewAccountOpened(var account)
                    && person == DemoPerson.NADIA) coordinator = Optional.of(account);
        }
        return coordinator;
    }

    /// OpenDataHarvests the invented places; returns true if they did not exist before, otherwise false.
    private boolean village() {
        if (harvests.knows(VILLAGE)) return false;
        harvests.keep(VILLAGE, "Le village (lieux inventés)", "", "");
        try (var places = Objects.requireNonNull(DemoDataInitializer.class.getResourceAsStream("/demo/places.csv"))) {
            var file = Files.createTempFile("village-", ".csv");
            Files.copy(places, file, StandardCopyOption.REPLACE_EXISTING);
            harvests.harvest(VILLAGE, Optional.empty(), file);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
