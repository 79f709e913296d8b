package org.tousaidants.app.village;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.core.territory.CommuneImport;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.harvest.Harvests;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.mail.MailAddress;

/// « Ouverture des portes » — what `bin/run` prepares at its first start, and what it says to whoever started it.
@Component
class Doors {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final String VILLAGE = "village";

    private final Harvests harvests;
    private final Networks networks;
    private final Accounts accounts;
    private final Territories territories;
    private final VillageCare care;
    private final VillageLabels labels;
    private final VillageBadges badges;
    private final VillageListing listing;
    private final VillageDrafts drafts;
    private final VillageWorkshops workshops;
    private final Cast cast;
    private final Environment environment;
    private final boolean demo;
    private final String real;

    Doors(
            Harvests harvests,
            Networks networks,
            Accounts accounts,
            Territories territories,
            VillageCare care,
            VillageLabels labels,
            VillageBadges badges,
            VillageListing listing,
            VillageDrafts drafts,
            VillageWorkshops workshops,
            Cast cast,
            Environment environment,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.harvests = harvests;
        this.networks = networks;
        this.accounts = accounts;
        this.territories = territories;
        this.care = care;
        this.labels = labels;
        this.badges = badges;
        this.listing = listing;
        this.drafts = drafts;
        this.workshops = workshops;
        this.cast = cast;
        this.environment = environment;
        this.demo = demo;
        this.real = real;
    }

    @EventListener
    @Order(100)
    void open(ApplicationReadyEvent ready) {
        if (demo) {
            var coordinator = comeIn();
            if (cast.plays() && village())
                coordinator.ifPresent(account -> {
                    care.begin(account);
                    labels.begin(cast.actor(account));
                    badges.begin();
                    listing.begin();
                    drafts.begin(cast.actor(account));
                    workshops.begin(cast.actor(account));
                });
        }
        if (environment.getProperty("ta.say", Boolean.class, false)) say();
        if (!real.isBlank()) Thread.startVirtualThread(() -> real(Path.of(real)));
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
        var network = networks.here().id();
        if (harvests.knows(network, VILLAGE)) return false;
        harvests.keep(network, VILLAGE, "Le village (lieux inventés)", "", "");
        try {
            var file = Files.createTempFile("village-", ".csv");
            Files.copy(resource("/demo/places.csv"), file, StandardCopyOption.REPLACE_EXISTING);
            harvests.harvest(network, VILLAGE, Optional.empty(), file);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Behind the page: the places appear source after source.
    private void real(Path data) {
        var network = networks.here().id();
        try {
            var communes = data.resolve("territory/communes_enrichies.csv");
            if (Files.exists(communes))
                try (var file = Files.newInputStream(communes)) {
                    territories.importFrom(file, CommuneImport.Format.CSV);
                }
            for (var source : RealSource.ALL) {
                var file = data.resolve(source.file());
                if (harvests.knows(network, source.name()) || !Files.exists(file)) continue;
                harvests.keep(network, source.name(), source.label(), file.toString(), source.mapping(data));
                harvests.harvest(network, source.name(), Optional.empty());
            }
            System.out.println("Toutes les sources réelles sont moissonnées.");
        } catch (IOException e) {
            LOG.error("the real sources could not be read in {}", data, e);
        }
    }

    private void say() {
        var address = "http://localhost:" + environment.getProperty("local.server.port");
        var said = new StringBuilder("\nTous Aidants est prêt : " + address + "\n  Réseau « "
                + networks.here().name() + " »");
        if (demo) {
            said.append(real.isBlank() ? ", démonstration : les lieux sont inventés" : ", sources réelles de " + real)
                    .append("\n  Pour se connecter : ")
                    .append(address)
                    .append("/connexion, avec l’une de ces adresses ; le courriel s’affiche sur ")
                    .append(address)
                    .append("/courriels\n");
            for (var one : Village.CAST)
                if (one.role().isPresent())
                    said.append(String.format("    %-24s %s, %s%n", one.mail(), one.name(), one.who()));
        }
        said.append(demo ? "" : "\n").append("  Pour arrêter : Ctrl+C");
        System.out.println(said);
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(Doors.class.getResourceAsStream(name), name);
    }

    static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
