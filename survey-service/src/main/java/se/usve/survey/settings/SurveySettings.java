package se.usve.survey.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.config.Every;
import se.usve.chassis.config.Fixed;
import se.usve.chassis.config.Range;
import se.usve.chassis.erasure.KeptFor;

/** What the survey service can be told, beside what every service can. */
@ConfigMapping(prefix = "usve")
public interface SurveySettings {

    /** The questionnaires that rounds may ask, by their ids; each is in the service. */
    @Fixed
    List<String> questionnaires();

    /** How imported files are taken. */
    Imports imports();

    /** The survey's pages. */
    Form form();

    /** Reminders of answers that are missing. */
    Reminders reminders();

    /** Where the reminders' letters go. */
    Mail mail();

    /** The scoring service, which tells which levels answers would meet. */
    Scoring scoring();

    /** How long is kept what is needed no more once a round is published. */
    Retention retention();

    /** How imported files are taken. */
    interface Imports {

        /** Files this long are answered 202 and read while their sender does other things. */
        @WithDefault("2M")
        @Range(from = "1K", to = "10M")
        MemorySize longFrom();

        /** Files with so many lines are answered 202 too. */
        @WithDefault("1000")
        @Range(from = "1")
        int longFromRows();

        /** Files that one instance works on at a time, each held in memory as a whole; a further one is answered 503. */
        @WithDefault("4")
        @Range(from = "1", to = "64")
        int atOnce();

        /** Files of one region that one instance works on at a time; a further one is answered 429. */
        @WithDefault("2")
        @Range(from = "1", to = "64")
        int atOnceOfRegion();
    }

    /** The survey's pages. */
    interface Form {

        /** Address where people answer the survey, as they reach it; it stands in the reminders' letters. */
        @WithDefault("http://127.0.0.1:8081/form")
        URI url();
    }

    /** Reminders of answers that are missing. */
    interface Reminders {

        /** How often it is looked whether the time of a reminder has come; {@code off} sends none. */
        @WithDefault("60s")
        Every every();
    }

    /** Where the reminders' letters go. */
    interface Mail {

        /** Folder that letters are written to as files instead of going to the mail server, for trying it out. */
        Optional<Path> folder();
    }

    /** The scoring service, which tells which levels answers would meet. */
    interface Scoring {

        /** Address of the scoring service; without it nobody is told which levels answers would meet, and all else works. */
        Optional<URI> url();

        /** How long it may take to tell for a whole file. */
        @WithDefault("3s")
        @Range(from = "100ms", to = "60s")
        Duration patienceWithMany();
    }

    /** How long is kept what is needed no more once a round is published. */
    interface Retention {

        /** How long a round's contacts and letters are kept after it was published; {@code off} for always. */
        @WithDefault("P90D")
        KeptFor contacts();

        /** How long a round's drafts are kept after it was published; {@code off} for always. */
        @WithDefault("P90D")
        KeptFor drafts();
    }
}
