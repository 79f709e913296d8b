package org.tousaidants.community.sharedservices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Services partagés » — service for the offers between organisations: proposal, publication, interest, sharing.
@Service
public class SharedServices {
    private static final int LISTED = 100;

    /// An offer with the interests of other organisations.
    record OfferWithInterests(SharedService offer, List<SharedService.SharingInterest> interests) {
        long sharing() {
            return interests.stream()
                    .filter(SharedService.SharingInterest::shared)
                    .count();
        }
    }

    /// The result of saying an interest.
    enum InterestResult {
        SAID,
        /// Refused: this organisation already said its interest.
        ALREADY_SAID,
        /// Refused: the organisation of the offer cannot be interested in its own offer.
        OWN_OFFER,
        NOT_FOUND
    }

    private final SharedServiceStore store;
    private final Clock clock;

    SharedServices(SharedServiceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Adds a proposal, which the public list does not show yet. The form contains the id, so that a repeated
    /// request adds it once.
    @Transactional
    void propose(
            UUID id,
            SharedService.SharedServiceKind kind,
            String title,
            String organisation,
            String shown,
            SharingTerms terms) {
        store.add(new SharedService(
                id, kind, title, organisation, shown, terms.conditions(), terms.contact(), clock.instant(), false));
    }

    /// Publishes an offer that one organisation makes and another asks for, once. Only the demonstration calls this
    /// method.
    ///
    /// @param kind name of a kind: service, post or tool
    @Transactional
    public void show(UUID id, String kind, String title, String organisation, String shown, String conditions) {
        if (store.find(id).isPresent()) return;
        var terms = new SharingTerms(conditions, "la coordination");
        propose(id, SharedService.SharedServiceKind.valueOf(kind), title, organisation, shown, terms);
        store.publish(id, true);
    }

    /// The conditions of an offer, and the contact for the coordination.
    record SharingTerms(String conditions, String contact) {}

    @Transactional(readOnly = true)
    List<OfferWithInterests> published() {
        return listed().stream().filter(one -> one.offer().published()).toList();
    }

    @Transactional(readOnly = true)
    Optional<SharedService> published(UUID id) {
        return store.find(id).filter(SharedService::published);
    }

    /// Returns all offers with the contacts, for the coordination.
    @Transactional(readOnly = true)
    List<OfferWithInterests> desk(SignedInPerson actor) {
        return actor.is(Role.COORDINATOR) ? listed() : List.of();
    }

    private List<OfferWithInterests> listed() {
        var interests = store.interests();
        return store.all(LISTED).stream()
                .map(offer -> new OfferWithInterests(
                        offer,
                        interests.stream()
                                .filter(one -> one.offer().equals(offer.id()))
                                .toList()))
                .toList();
    }

    @Transactional
    InterestResult interested(UUID id, UUID offer, String organisation, String contact, String words) {
        var found = published(offer);
        if (found.isEmpty()) return InterestResult.NOT_FOUND;
        if (found.get().organisation().equalsIgnoreCase(organisation)) return InterestResult.OWN_OFFER;
        var interest =
                new SharedService.SharingInterest(id, offer, organisation, contact, words, clock.instant(), false);
        return store.add(interest) ? InterestResult.SAID : InterestResult.ALREADY_SAID;
    }

    /// Publishes an offer, or takes it from the list; the interests stay. Returns false for an unknown offer.
    @Transactional
    boolean publish(SignedInPerson actor, UUID id, boolean published) {
        return actor.is(Role.COORDINATOR) && store.publish(id, published);
    }

    /// Deletes an offer with its interests.
    @Transactional
    boolean delete(SignedInPerson actor, UUID id) {
        return actor.is(Role.COORDINATOR) && store.delete(id);
    }

    /// Records that two organisations share, or that they do not share after all.
    @Transactional
    boolean share(SignedInPerson actor, UUID interest, boolean shared) {
        return actor.is(Role.COORDINATOR) && store.share(interest, shared);
    }

    @Transactional(readOnly = true)
    List<Instant> waiting() {
        return store.waiting();
    }
}
