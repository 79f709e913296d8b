package org.tousaidants.app.village;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.Village;
import org.tousaidants.places.harvest.Harvests;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.mail.MailAddress;

/// « Ouverture du village » — its people come in, its places are harvested once, and its stories begin.
@Component
public class VillageOpener {
    private static final String VILLAGE = "village";

    private final Harvests harvests;
    private final Networks networks;
    private final Accounts accounts;
    private final Cast cast;
    private final VillageStory villageStory;

    VillageOpener(Harvests harvests, Networks networks, Accounts accounts, Cast cast, VillageStory villageStory) {
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

    /// The coordinator, when she has just been made.
    private Optional<Account> comeIn() {
        Optional<Account> coordinator = Optional.empty();
        for (var one : Village.CAST) {
            if (one.role().isEmpty()) continue;
            var mail = new MailAddress(one.mail());
            if (accounts.found(
                                    networks.here(),
                                    mail,
                                    new PersonName(one.name()),
                                    one.role().get())
                            instanceof Accounts.Opening.Opened(var account)
                    && one == Village.NADIA) coordinator = Optional.of(account);
        }
        return coordinator;
    }

    /// Whether its places are new here.
    private boolean village() {
        if (harvests.knows(VILLAGE)) return false;
        harvests.keep(VILLAGE, "Le village (lieux inventés)", "", "");
        try (var places = Objects.requireNonNull(VillageOpener.class.getResourceAsStream("/demo/places.csv"))) {
            var file = Files.createTempFile("village-", ".csv");
            Files.copy(places, file, StandardCopyOption.REPLACE_EXISTING);
            harvests.harvest(VILLAGE, Optional.empty(), file);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
