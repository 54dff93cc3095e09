package org.quillhouse.ui.codex;

/// The view models of the people of the story.
public record PeopleModels(KnowledgeViewModel knowledge, PeopleViewModel people, PeopleFiles files) {}
