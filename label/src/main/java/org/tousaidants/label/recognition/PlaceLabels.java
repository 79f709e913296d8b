package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Labels.Appealing;
import org.tousaidants.label.recognition.Labels.Asking;
import org.tousaidants.label.recognition.Labels.Dropping;
import org.tousaidants.label.recognition.Labels.Mine;
import org.tousaidants.label.recognition.Labels.Possible;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.web.NotFound;

/// « Le label d'un lieu » — the door for those who answer for it, who come by the link of a letter, without an account:
/// they ask, read all that becomes of it, take the wish back, and appeal. A link opens as long as its reader answers
/// for the place.
@Service
class PlaceLabels {
    /// What became of the wish to write to those who answer for a place.
    sealed interface Sending {
        /// @param readers how many; none can be reached when it is 0
        record Sent(UUID life, int readers) implements Sending {}
    }

    /// Who came by a link, and for which place.
    private record Reader(UUID person, String lang, Holder.APlace holder) {}

    /// @param name of the place
    record Opened(String name, Mine mine) {}

    /// The purpose of the links by which those who answer for a place read what becomes of its label.
    static final String LINK = "labels.place";

    private final LifeStore lives;
    private final ProposalStore proposals;
    private final Links links;
    private final Holders holders;
    private final PlaceDossiers dossiers;
    private final Places places;
    private final Contacts contacts;
    private final Wishes wishes;
    private final LifeReader telling;
    private final LabelLetters letters;
    private final Rules rules;
    private final Clock clock;

    PlaceLabels(
            LifeStore lives,
            ProposalStore proposals,
            Links links,
            Holders holders,
            PlaceDossiers dossiers,
            Places places,
            Contacts contacts,
            Wishes wishes,
            LifeReader telling,
            LabelLetters letters,
            Rules rules,
            Clock clock) {
        this.lives = lives;
        this.proposals = proposals;
        this.links = links;
        this.holders = holders;
        this.dossiers = dossiers;
        this.places = places;
        this.contacts = contacts;
        this.wishes = wishes;
        this.telling = telling;
        this.letters = letters;
        this.rules = rules;
        this.clock = clock;
    }

    /// By the coordination: a letter with a link to all who answer for the place.
    @Transactional
    Sending send(Actor by, PlaceCode code) {
        var network = by.network().id();
        var found = by.is(Role.COORDINATOR) ? dossiers.find(network, code) : Optional.<PlaceDossier>empty();
        if (found.isEmpty()) throw new NotFound();
        var holder = new Holder.APlace(found.get().place().id());
        var life = wishes.begun(network, holder, found.get().dossier().profile(), "fr", rules.now(network));
        return new Sending.Sent(life.id(), letters.tell(network, life, "link", List.of(), clock.instant()));
    }

    /// The life that says what the label of this place is today, if it ever began.
    @Transactional(readOnly = true)
    Optional<UUID> life(String network, PlaceCode code) {
        return standing(network, code).map(Life::id);
    }

    /// The same life, as a page tells it.
    @Transactional(readOnly = true)
    Optional<LifeView> told(String network, PlaceCode code) {
        return standing(network, code).map(life -> telling.of(network, life));
    }

    private Optional<Life> standing(String network, PlaceCode code) {
        return places.find(network, code)
                .flatMap(place -> Life.telling(
                        holders.lives(network, new Holder.APlace(place.id())),
                        telling.today(),
                        rules.now(network).protocol()));
    }

    /// Of a place: where it stands, who can be written to, and the lives that other records of it brought.
    @Transactional(readOnly = true)
    Optional<LabelDeskPages.PlaceReach> reach(String network, Life life) {
        return switch (life.holder()) {
            case Holder.AHelper _ -> Optional.empty();
            case Holder.APlace(var record) ->
                holders.place(network, record)
                        .map(place -> new LabelDeskPages.PlaceReach(
                                place.code(),
                                contacts.of(network, record).stream()
                                        .filter(Contact::reachable)
                                        .count(),
                                holders.lives(network, life.holder()).stream()
                                        .filter(one -> !one.id().equals(life.id()))
                                        .toList()));
        };
    }

    /// Empty when the link opens nothing: lost, too old, or of somebody who answers for the place no more.
    @Transactional(readOnly = true)
    Optional<Opened> open(String network, Optional<Secret> secret) {
        return reader(network, secret).map(reader -> {
            var told = holders.lives(network, reader.holder()).stream()
                    .sorted(Comparator.comparing((Life life) -> life.term().isEmpty()))
                    .map(life -> telling.of(network, life))
                    .toList();
            return new Opened(
                    holders.name(network, reader.holder()),
                    new Mine(
                            dossier(network, reader)
                                    .map(found -> wishes.possible(
                                            network, standing(found), found.dossier(), rules.now(network)))
                                    .orElseGet(Possible.NoFile::new),
                            told,
                            rules.now(network).voted()));
        });
    }

    @Transactional
    Optional<Asking> ask(String network, Optional<Secret> secret) {
        return reader(network, secret)
                .map(reader -> dossier(network, reader)
                        .map(found -> wishes.ask(
                                network,
                                standing(found),
                                Optional.of(found.dossier()),
                                new Wishes.Voice(reader.person(), reader.lang())))
                        .orElseGet(() -> new Asking.NotNow(new Possible.NoFile())));
    }

    @Transactional
    Dropping drop(String network, Optional<Secret> secret, UUID proposal) {
        return reader(network, secret)
                .flatMap(reader -> own(network, reader, proposal)
                        .map(life -> wishes.drop(network, life, proposal, reader.person())))
                .orElse(Dropping.NOT_FOUND);
    }

    /// Of a decision that may be appealed, or might have been.
    @Transactional(readOnly = true)
    Optional<LifeView> appealed(String network, Optional<Secret> secret, UUID id) {
        return reader(network, secret)
                .flatMap(reader -> proposals
                        .find(network, id)
                        .filter(Proposal::hurts)
                        .flatMap(one -> lives.find(network, one.life()))
                        .filter(life -> isOf(network, reader, life))
                        .map(life -> telling.of(network, life)));
    }

    @Transactional
    Appealing appeal(String network, Optional<Secret> secret, UUID id, String words) {
        return reader(network, secret)
                .flatMap(reader ->
                        own(network, reader, id).map(life -> wishes.appeal(network, life, id, reader.person(), words)))
                .orElseGet(Appealing.NotFound::new);
    }

    private Optional<Reader> reader(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(network, LINK, one.text()).valid())
                .flatMap(link -> lives.find(network, UUID.fromString(link.subject()))
                        .flatMap(life -> switch (life.holder()) {
                            case Holder.AHelper _ -> Optional.<Reader>empty();
                            case Holder.APlace holder ->
                                contacts.of(network, holder.record()).stream()
                                        .filter(one -> link.person().equals(Optional.of(one.person())))
                                        .map(Contact::lang)
                                        .map(lang -> new Reader(link.person().orElseThrow(), lang, holder))
                                        .findFirst();
                        }));
    }

    private Optional<PlaceDossier> dossier(String network, Reader reader) {
        return dossiers.find(network, reader.holder().record())
                .filter(found -> found.place().inLists());
    }

    private static Holder standing(PlaceDossier found) {
        return new Holder.APlace(found.place().id());
    }

    private Optional<Life> own(String network, Reader reader, UUID proposal) {
        return proposals
                .find(network, proposal)
                .flatMap(one -> lives.lock(network, one.life()))
                .filter(life -> isOf(network, reader, life));
    }

    private boolean isOf(String network, Reader reader, Life life) {
        return life.holder() instanceof Holder.APlace(var record)
                && holders.records(network, reader.holder().record()).contains(record);
    }
}
