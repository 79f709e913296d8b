package org.tousaidants.places.directory;

import java.io.IOException;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.web.Form;

/// « Photo à déposer » — stores a picture and its alternative text from a form.
public final class PlacePhotoForm {
    private static final int LONGEST = 300;

    private PlacePhotoForm() {}

    /// Stores the picture from the form. Returns false if the picture is refused, and adds the error to the
    /// form; otherwise returns true.
    public static boolean given(PlacePhotos photos, PlaceId place, Form form, Optional<MultipartFile> file)
            throws IOException {
        var text = form.text("texte")
                .required("places.photo.text.missing")
                .max(LONGEST)
                .get();
        var picture = file.filter(one -> !one.isEmpty());
        if (picture.isEmpty()) form.error("file", "places.photo.missing");
        if (form.hasErrors() || picture.isEmpty()) return false;
        try (var in = picture.get().getInputStream()) {
            switch (photos.give(place, in, text)) {
                case KEPT -> {
                    return true;
                }
                case TOO_LARGE -> form.error("file", "places.photo.large");
                case NO_PICTURE -> form.error("file", "places.photo.wrong");
            }
        }
        return false;
    }
}
