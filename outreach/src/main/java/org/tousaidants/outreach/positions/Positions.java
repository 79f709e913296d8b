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
import org.tousaidants.outreach.accessscores.AccessDistances;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Les postes » — service.
@Service
public class Positions {
    private static final String ASKED = "posts.call";
    private static final Duration ANSWER_WITHIN = Duration.ofDays(30);

    /// « Import » — the numbers of new, existing and unusable rows.
    public record ImportCounts(int added, int known, int unusable) {}

    private final PositionStore store;
    private final Links links;
    private final LetterWriter letters;
    private final Territories territories;
    private final Directory directory;
    private final RoadNetworks roads;
    private final Clock clock;

    Positions(
            PositionStore store,
            Links links,
            LetterWriter letters,
            Territories territories,
            Directory directory,
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
    public List<Position> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    Map<UUID, PositionCall> calls() {
        return store.calls();
    }

    @Transactional
    public int add(Position post) {
        return store.add(post, clock.instant());
    }

    /// Imports the whole file or nothing; empty when it is not the national list.
    @Transactional
    public Optional<ImportCounts> bring(Network network, Path file) throws IOException {
        var read = PositionFile.read(file, territories.communes(), network.departement());
        if (read.isEmpty()) return Optional.empty();
        var added = 0;
        for (var post : read.get().posts()) added += store.add(post, clock.instant());
        return Optional.of(new ImportCounts(
                added, read.get().posts().size() - added, read.get().unusable()));
    }

    /// Returns false if the post does not exist.
    @Transactional
    boolean state(UUID id, Position.State state) {
        if (store.find(id).isEmpty()) return false;
        store.state(id, state, clock.instant());
        return true;
    }

    /// Asks the structure by mail; false when it has no address. A new link revokes the previous ones.
    @Transactional
    boolean call(UUID id) {
        var post = store.find(id);
        var mail = post.flatMap(one -> one.who().mail()).flatMap(MailAddress::of);
        if (post.isEmpty() || mail.isEmpty()) return false;
        links.revoke(ASKED, id.toString());
        var ends = clock.instant().plus(ANSWER_WITHIN);
        var secret = links.make(Link.LinkRequest.of(ASKED, id.toString()), ends);
        letters.post(
                Recipient.of(mail.get(), "fr"),
                "posts.mail",
                ends,
                post.get().who().host(),
                new LetterWriter.PageAddress("/poste/" + secret.text()));
        store.call(id, clock.instant());
        return true;
    }

    @Transactional(readOnly = true)
    Optional<Position> opened(String secret) {
        return links.open(ASKED, secret) instanceof LinkResult.Valid(var link)
                ? store.find(link.about())
                : Optional.empty();
    }

    @Transactional
    boolean answer(String secret, PositionCall.Answer answer, String words) {
        if (!(links.open(ASKED, secret) instanceof LinkResult.Valid(var link)) || !links.use(link)) return false;
        var id = link.about();
        store.answer(id, answer, words, clock.instant());
        store.state(id, answer.state(), clock.instant());
        return true;
    }

    RecruitmentOverlap recruiting(Network network, List<Position> posts) {
        var communes = territories.communes().inDepartement(network.departement());
        return RecruitmentOverlap.of(
                posts,
                communes,
                directory.snapshot().places().stream()
                        .filter(place -> place.inLists())
                        .flatMap(place -> place.point().stream())
                        .toList(),
                new AccessDistances(roads.byCar(network.departement()), communes));
    }

    Optional<Commune> commune(Network network, String typed) {
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
