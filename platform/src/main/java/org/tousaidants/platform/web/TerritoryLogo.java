package org.tousaidants.platform.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.tenancy.CachedTenantValue;
import org.tousaidants.platform.tenancy.InvalidSettingsException;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.territory.TerritorySettings;

/// « Logo du territoire » — the PNG pictures of the territory, uploaded by a coordinator or named in the settings
/// file: its logo for light and dark screens, and the picture of the home page. The logo is on each page, and on the
/// cards and posters of badges. Without a logo, only that of the product is shown.
@Component
@Lazy(false)
public final class TerritoryLogo {
    /// « Image du territoire » — a kind of picture, with its setting and its address.
    public enum LogoKind {
        LOGO("logo", "/logo.png", 200_000, 5),
        DARK("logo-dark", "/logo-sombre.png", 200_000, 5),
        HOME("home-picture", "/image-accueil.png", 1_500_000, 4);

        private final String setting;
        private final String path;
        private final int mostBytes;
        private final int widest;

        LogoKind(String setting, String path, int mostBytes, int widest) {
            this.setting = setting;
            this.path = path;
            this.mostBytes = mostBytes;
            this.widest = widest;
        }

        public String setting() {
            return setting;
        }

        public int mostBytes() {
            return mostBytes;
        }

        /// Returns whether these bytes are a PNG picture within the allowed sizes.
        public boolean fits(byte[] png) {
            return png.length <= mostBytes
                    && png.length > WIDTH_AT + 8
                    && Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)
                    && height(png) > 0
                    && width(png) > 0
                    && width(png) <= widest * height(png);
        }
    }

    /// A picture and its version. If the picture does not exist, its bytes are empty.
    ///
    /// @param png content of the file
    private record LogoPicture(byte[] png, String version) {
        static final LogoPicture NONE = new LogoPicture(new byte[0], "");
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int WIDTH_AT = 16;

    private final Tenants tenants;
    private final TerritorySettings settings;
    private final Map<String, byte[]> ofFiles = new HashMap<>();
    private final Map<LogoKind, CachedTenantValue<LogoPicture>> shown = new EnumMap<>(LogoKind.class);

    TerritoryLogo(Tenants tenants, TerritorySettings settings) {
        this.tenants = tenants;
        this.settings = settings;
        for (var kind : LogoKind.values())
            shown.put(kind, new CachedTenantValue<>(tenants, LogoPicture.NONE, () -> current(kind)));
        tenants.each(() -> {
            for (var kind : LogoKind.values()) {
                var file = tenants.setting(kind.setting);
                if (!file.isBlank()) ofFiles.put(key(kind), read(kind, Path.of(file)));
            }
        });
    }

    private String key(LogoKind kind) {
        return tenants.here() + " " + kind.setting;
    }

    private LogoPicture picture(LogoKind kind) {
        return Objects.requireNonNull(shown.get(kind)).get();
    }

    private LogoPicture current(LogoKind kind) {
        var png = given(kind).orElseGet(() -> ofFiles.getOrDefault(key(kind), LogoPicture.NONE.png()));
        return new LogoPicture(png, png.length == 0 ? "" : Sha256.hex(png).substring(0, 8));
    }

    /// Returns a picture from the database; empty during an outage, because the page that reports the outage
    /// must not fail.
    private Optional<byte[]> given(LogoKind kind) {
        try {
            return settings.picture(kind.setting);
        } catch (DataAccessException | TransactionException away) {
            return Optional.empty();
        }
    }

    /// Clears the cache, so that a picture that was uploaded or removed takes effect at once.
    public void forget() {
        shown.values().forEach(CachedTenantValue::forget);
    }

    private static byte[] read(LogoKind kind, Path file) {
        try {
            var read = Files.size(file) > kind.mostBytes ? new byte[0] : Files.readAllBytes(file);
            if (kind.fits(read)) return read;
        } catch (IOException unreadable) {
            throw refused(kind, file, unreadable);
        }
        throw refused(kind, file, null);
    }

    private static InvalidSettingsException refused(LogoKind kind, Path file, @Nullable Exception why) {
        return new InvalidSettingsException(
                "ta." + kind.setting + " : " + file + " n’est pas une image PNG de "
                        + kind.mostBytes / 1000
                        + " 000 octets au plus, au plus "
                        + (kind.widest == 5 ? "cinq" : "quatre")
                        + " fois plus large que haute. Donnez une telle image, ou retirez le réglage.",
                why);
    }

    /// Returns the path of the logo, if there is one.
    public Optional<String> path() {
        return address(LogoKind.LOGO).map(_ -> LogoKind.LOGO.path);
    }

    /// Returns the address of a picture; it contains a version that changes with the picture.
    public Optional<String> address(LogoKind kind) {
        return Optional.of(picture(kind))
                .filter(picture -> picture.png().length > 0)
                .map(picture -> kind.path + "?v=" + picture.version());
    }

    Optional<byte[]> bytes(LogoKind kind) {
        return Optional.of(picture(kind).png().clone()).filter(png -> png.length > 0);
    }

    /// Returns the logo as a data URI, for printed documents, which cannot load a file.
    Optional<String> dataUri() {
        return bytes(LogoKind.LOGO)
                .map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }

    /// Returns the width of the logo in pixels when it is drawn at this height.
    ///
    /// @param height height in pixels
    int widthAt(int height) {
        var png = picture(LogoKind.LOGO).png();
        return png.length == 0 ? 0 : Math.max(1, Math.round((float) width(png) * height / height(png)));
    }

    private static int width(byte[] png) {
        return ByteBuffer.wrap(png).getInt(WIDTH_AT);
    }

    private static int height(byte[] png) {
        return ByteBuffer.wrap(png).getInt(WIDTH_AT + 4);
    }
}
