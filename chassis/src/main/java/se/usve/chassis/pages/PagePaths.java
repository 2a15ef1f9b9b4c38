package se.usve.chassis.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Where the service has its pages: {@code usve.pages.path} and all below it; nowhere without it. Pages at {@code /} share
 * their place with an API, so what is theirs there is named: {@code usve.pages.sections}. What the pages link to of that
 * API is named too, {@code usve.pages.data}: a person who is signed in may read it, and do nothing else there.
 */
@ApplicationScoped
public class PagePaths {

    private final Optional<String> root;
    private final List<String> sections;
    private final Optional<String> data;

    PagePaths(PageSettings settings) {
        this.root = settings.path();
        this.sections = settings.sections().orElse(root.filter(path -> !path.equals("/")).map(List::of).orElse(List.of()));
        this.data = settings.data();
    }

    /**
     * {@return the path of the first page, such as {@code /form}}
     *
     * @throws IllegalStateException if the service has no pages
     */
    public String root() {
        return root.orElseThrow(() -> new IllegalStateException("usve.pages.path is not set"));
    }

    /** {@return whether that is the path of a page, whether there is one or not} */
    public boolean include(String path) {
        return root.filter(path::equals).isPresent()
                || sections.stream().anyMatch(first -> path.equals(first) || path.startsWith(first + "/"));
    }

    /** {@return whether that is data which somebody signed in to the pages may read} */
    public boolean isData(String path) {
        return data.filter(first -> path.startsWith(first + "/")).isPresent();
    }

    /** {@return the path of a page below the first one} */
    public String below(String page) {
        return root().equals("/") ? "/" + page : root() + "/" + page;
    }
}
