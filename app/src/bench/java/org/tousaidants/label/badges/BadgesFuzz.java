package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tousaidants.rules.archive.MultibaseEncoding;

/// A badge of another issuer, in a picture or as JSON, and the status list of another territory.
public final class BadgesFuzz {
    private BadgesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        BadgeOfOtherTerritory.read(bytes);
        BadgePicture.unbaked(bytes);
        BadgeStatusListBits.decode(text);
        MultibaseEncoding.decode(text);
        OtherTerritoryStatusList.read(text, "https://example.org/list", "https://example.org", List.of("z6Mk"));
    }
}
