package org.tousaidants.outreach.positions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.outreach.accessscores.DistancesToHelp;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;

/// « Les postes » — imports, stores and changes positions, and asks organisations about them.
@Service
public class AdviserPositions {
    private static final String ASKED = "posts.call";
    private static final Duration ANSWER_WITHIN = Duration.ofDays(30);

    /// « Import » — the result of an import.
    ///
    /// @param added number of new positions
    /// @param known number of existing positions
    /// @param unusable number of unusable rows
    public record PositionImportCounts(int added, int known, int unusable) {}

    private final AdviserPositionStore store;
    private final SecretLinks links;
    private final LetterWriter letters;
    private final TerritoryCommunes territories;
    private final PlaceDirectory directory;
    private final RoadNetworks roads;
    private final Clock clock;

    AdviserPositions(
            AdviserPositionStore store,
            SecretLinks links,
            LetterWriter letters,
            TerritoryCommunes territories,
            PlaceDirectory directory,
            RoadNetworks roads,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.letters = letters;
        this.territories = territories;
        this.directory = directory;
        this.roads = roads;
        this.clock = clock;
    }

    public LocalDate today() {
        return ParisTime.today(clock);
    }

    @Transactional(readOnly = true)
    public List<AdviserPosition> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    Map<UUID, EmployerInquiry> calls() {
        return store.calls();
    }

    @Transactional
    public int add(AdviserPosition post) {
        return store.add(post, clock.instant());
    }

    /// Imports the positions of the national list. Either the whole file is imported, or nothing; empty if the
    /// file is not the national list.
    @Transactional
    public Optional<PositionImportCounts> bring(TerritoryNetwork network, Path file) throws IOException {
        var read = AdviserPositionFile.read(file, territories.communes(), network.departement());
        if (read.isEmpty()) return Optional.empty();
        var added = 0;
        for (var post : read.get().posts()) added += store.add(post, clock.instant());
        return Optional.of(new PositionImportCounts(
                added, read.get().posts().size() - added, read.get().unusable()));
    }

    /// Changes the state of a position; returns false if it does not exist.
    @Transactional
    boolean state(UUID id, AdviserPosition.PositionState state) {
        if (store.find(id).isEmpty()) return false;
        store.state(id, state, clock.instant());
        return true;
    }

    /// Asks the organisation of a position by mail for the state of the position; returns false if the
    /// organisation has no mail address. The letter contains a new link, and earlier links are revoked.
    ///
    /// @param id id of the position
    @Transactional
    boolean call(UUID id) {
        var post = store.find(id);
        var mail = post.flatMap(one -> one.who().mail()).flatMap(MailAddress::of);
        if (post.isEmpty() || mail.isEmpty()) return false;
        links.revoke(ASKED, id.toString());
        var ends = clock.instant().plus(ANSWER_WITHIN);
        var secret = links.make(SecretLink.SecretLinkRequest.of(ASKED, id.toString()), ends);
        letters.post(
                LetterRecipient.of(mail.get(), "fr"),
                "posts.mail",
                ends,
                post.get().who().host(),
                new LetterWriter.LetterPageAddress("/poste/" + secret.text()));
        store.call(id, clock.instant());
        return true;
    }

    @Transactional(readOnly = true)
    Optional<AdviserPosition> opened(String secret) {
        return links.open(ASKED, secret) instanceof SecretLinkResult.ValidLink(var link)
                ? store.find(link.about())
                : Optional.empty();
    }

    @Transactional
    boolean answer(String secret, EmployerInquiry.EmployerAnswer answer, String words) {
        if (!(links.open(ASKED, secret) instanceof SecretLinkResult.ValidLink(var link)) || !links.use(link))
            return false;
        var id = link.about();
        store.answer(id, answer, words, clock.instant());
        store.state(id, answer.state(), clock.instant());
        return true;
    }

    AdviserRecruitmentOverlap recruiting(TerritoryNetwork network, List<AdviserPosition> posts) {
        var communes = territories.communes().inDepartement(network.departement());
        return AdviserRecruitmentOverlap.of(
                posts,
                communes,
                directory.snapshot().places().stream()
                        .filter(place -> place.inLists())
                        .flatMap(place -> place.point().stream())
                        .toList(),
                new DistancesToHelp(roads.byCar(network.departement()), communes));
    }

    Optional<Commune> commune(TerritoryNetwork network, String typed) {
        return typed.length() > 80
                ? Optional.empty()
                : territories.communes().search(typed, 20).stream()
                        .filter(one -> one.departement().equals(network.departement()))
                        .findFirst();
    }

    String name(String code) {
        return territories.communes().byCode(code).map(Commune::name).orElse(code);
    }
}
