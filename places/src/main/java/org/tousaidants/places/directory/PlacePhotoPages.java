package org.tousaidants.places.directory;

import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// The coordination page on which a coordinator adds, replaces or removes the picture of a place.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class PlacePhotoPages {
    /// The page for the picture of a place.
    ///
    /// @param photo the current picture of the place; empty if the place has no picture
    record PlacePhotoView(Place place, Optional<PlacePhotos.PlacePhoto> photo, Form form) {}

    private final Places places;
    private final PlacePhotos photos;

    PlacePhotoPages(Places places, PlacePhotos photos) {
        this.places = places;
        this.photos = photos;
    }

    @GetMapping("/bureau/lieux/{code}/photo")
    View photo(SignedInPerson actor, @PathVariable String code) {
        return shown(find(code), Form.empty());
    }

    @PostMapping("/bureau/lieux/{code}/photo")
    View give(
            SignedInPerson actor,
            @PathVariable String code,
            Form form,
            @RequestParam(name = "file", required = false) Optional<MultipartFile> file)
            throws IOException {
        var place = find(code);
        if (!PlacePhotoForm.given(photos, place.id(), form, file))
            return shown(place, form).status(422);
        return View.redirect("/bureau/lieux/" + place.code() + "/photo");
    }

    @PostMapping("/bureau/lieux/{code}/photo/retrait")
    View drop(SignedInPerson actor, @PathVariable String code) {
        var place = find(code);
        photos.drop(place.id());
        return View.redirect("/bureau/lieux/" + place.code() + "/photo");
    }

    private View shown(Place place, Form form) {
        return View.of("places/directory/photo", new PlacePhotoView(place, photos.of(place.id()), form));
    }

    private Place find(String code) {
        return PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFoundException::new);
    }
}
