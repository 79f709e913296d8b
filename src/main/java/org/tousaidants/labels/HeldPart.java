package org.tousaidants.labels;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.helpers.DossierPart;
import org.tousaidants.protocol.Dossier;

/// The recognition that a helper has, for the profile under which she has it.
@Component
class HeldPart implements DossierPart {
    private final LifeStore lives;

    HeldPart(LifeStore lives) {
        this.lives = lives;
    }

    @Override
    public Map<UUID, UnaryOperator<Dossier>> known(String network, Collection<UUID> helpers) {
        var byHelper = new HashMap<UUID, Map<String, Dossier.Held>>();
        for (var life : helpers.isEmpty() ? List.<Life>of() : lives.ofHelpers(network, helpers))
            switch (life.holder()) {
                case Holder.AHelper(var helper, var _) ->
                    life.held()
                            .ifPresent(held -> byHelper.computeIfAbsent(helper, _ -> new HashMap<>())
                                    .put(life.profile(), held));
            }
        var known = new HashMap<UUID, UnaryOperator<Dossier>>();
        byHelper.forEach((helper, held) -> known.put(helper, dossier -> {
            var its = held.get(dossier.profile());
            return its == null ? dossier : dossier.withHeld(its);
        }));
        return known;
    }
}
