package org.tousaidants.path.referrals;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;

/// In which browser somebody said that she reads what one link opens. A letter that is passed on to somebody else names
/// nobody before she presses the button too.
@Component
class Readers {
    /// Under which the cookies stand.
    static final String PATH = "/orientations";

    private static final String COOKIE = "ta_lecture";

    /// What her browser keeps for twelve hours, for that link alone.
    record Held(String cookie, Secret secret) {}

    private final Keys keys;

    Readers(Keys keys) {
        this.keys = keys;
    }

    Optional<Held> reading(String network, Secret secret) {
        return keys.open(network, Keys.Side.RECEIVE, secret.text())
                .valid()
                .map(link -> new Held(name(link), keys.reading(link)));
    }

    /// She to whom it was lent is known by her account; her reading was written down when she opened it.
    ///
    /// @param held what her browser keeps under a name
    boolean reads(Link link, Optional<Actor> actor, Function<String, Optional<Secret>> held) {
        return actor.isPresent() && link.person().equals(actor.map(Actor::id))
                || held.apply(name(link))
                        .filter(secret -> keys.reads(link, secret))
                        .isPresent();
    }

    /// One for each link: a desk reads several on the same day.
    private static String name(Link link) {
        return COOKIE + "_" + link.id().toString().substring(0, 8);
    }
}
