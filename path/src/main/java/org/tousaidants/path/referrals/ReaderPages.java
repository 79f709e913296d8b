package org.tousaidants.path.referrals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.web.SecurityCookies;

/// In which browser a person said that she reads what one link opens, for all pages of a referral. A letter that is
/// passed on to another person names no one helped before she presses the button too.
@Component
class ReaderPages {
    /// Under which the cookies stand.
    private static final String PATH = "/orientations";

    private static final String COOKIE = "ta_lecture";

    private final ReferralLinks referralLinks;
    private final SecurityCookies cookies;

    ReaderPages(ReferralLinks referralLinks, SecurityCookies cookies) {
        this.referralLinks = referralLinks;
        this.cookies = cookies;
    }

    /// Her browser keeps for twelve hours that she reads, for that link alone.
    void give(Secret secret, HttpServletRequest request, HttpServletResponse response) {
        referralLinks
                .open(ReferralLinks.Side.RECEIVE, secret.text())
                .valid()
                .ifPresent(link -> cookies.give(
                        request, response, name(link), referralLinks.reading(link), PATH, ReferralLinks.AT_HAND));
    }

    /// She to whom it was lent is known by her account; her reading was written down when she opened it.
    boolean reads(Link link, Optional<Actor> actor, HttpServletRequest request) {
        return actor.isPresent() && link.person().equals(actor.map(Actor::id))
                || cookies.own(request, name(link))
                        .filter(secret -> referralLinks.reads(link, secret))
                        .isPresent();
    }

    /// One for each link: a desk reads several on the same day.
    private static String name(Link link) {
        return COOKIE + "_" + link.id().toString().substring(0, 8);
    }
}
