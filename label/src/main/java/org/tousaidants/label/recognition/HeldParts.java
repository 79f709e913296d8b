package org.tousaidants.label.recognition;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.label.dossiers.DossierPart;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// The recognition that a helper or a place has, for the profile under which it has it.
final class HeldParts {
    private HeldParts() {}

    @Component
    static class OfHelpers implements DossierPart<UUID> {
        private final LifeStore lives;

        OfHelpers(LifeStore lives) {
            this.lives = lives;
        }

        @Override
        public Map<UUID, UnaryOperator<Dossier>> known(String network, Collection<UUID> helpers) {
            var found = new HashMap<UUID, Map<String, Dossier.Held>>();
            for (var life : helpers.isEmpty() ? List.<Life>of() : lives.ofHelpers(network, helpers))
                if (life.holder() instanceof Holder.AHelper(var helper, var _)) hold(found, helper, life);
            return laid(found);
        }
    }

    @Component
    static class OfPlaces implements DossierPart<PlaceId> {
        private final LifeStore lives;
        private final Places places;

        OfPlaces(LifeStore lives, Places places) {
            this.lives = lives;
            this.places = places;
        }

        /// A label that was given to any of the records that stand together is the place's.
        @Override
        public Map<PlaceId, UnaryOperator<Dossier>> known(String network, Collection<PlaceId> standing) {
            if (standing.isEmpty()) return Map.of();
            var roots = places.grouped(network);
            var records = new HashSet<>(standing);
            roots.forEach((record, root) -> {
                if (standing.contains(root)) records.add(record);
            });
            var found = new HashMap<PlaceId, Map<String, Dossier.Held>>();
            for (var life : lives.ofPlaces(network, records))
                if (life.holder() instanceof Holder.APlace(var record))
                    hold(found, roots.getOrDefault(record, record), life);
            return laid(found);
        }
    }

    /// Of several the one that lasts longest.
    private static <T> void hold(Map<T, Map<String, Dossier.Held>> found, T holder, Life life) {
        life.held()
                .ifPresent(held -> found.computeIfAbsent(holder, _ -> new HashMap<>())
                        .merge(
                                life.profile(),
                                held,
                                (one, other) -> one.until().isBefore(other.until()) ? other : one));
    }

    private static <T> Map<T, UnaryOperator<Dossier>> laid(Map<T, Map<String, Dossier.Held>> found) {
        var known = new HashMap<T, UnaryOperator<Dossier>>();
        found.forEach((holder, held) -> known.put(holder, dossier -> {
            var its = held.get(dossier.profile());
            return its == null ? dossier : dossier.withHeld(its);
        }));
        return known;
    }
}
