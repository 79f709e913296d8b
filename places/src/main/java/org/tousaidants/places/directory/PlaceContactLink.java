package org.tousaidants.places.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Field;

/// « Lien vers un lieu » — converts a contact of a place to a link. Only a plain web or mail address becomes a link,
/// because a source may contain any text in these fields, including an address that runs code.
record PlaceContactLink(String key, String href, String words) {
    private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"'`\\\\]+");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(\\.[\\w-]+)+");
    private static final int LONGEST = 60;

    static List<PlaceContactLink> of(Place place) {
        var links = new ArrayList<PlaceContactLink>();
        for (var mail : place.sheet().list(Field.COURRIELS))
            if (MAIL.matcher(mail).matches())
                links.add(new PlaceContactLink("places.good.mail", "mailto:" + mail, mail));
        for (var site : place.sheet().list(Field.SITE_WEB))
            web(site).ifPresent(href -> links.add(new PlaceContactLink("places.good.site", href, shown(href))));
        web(place.sheet().text(Field.FICHE_ACCES_LIBRE))
                .ifPresent(href -> links.add(new PlaceContactLink("places.good.access", href, shown(href))));
        return List.copyOf(links);
    }

    static Optional<String> web(String address) {
        return WEB.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    private static String shown(String href) {
        var bare = href.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST) + "…";
    }
}
